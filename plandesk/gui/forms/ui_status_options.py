# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'status_options.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice

from plandesk.i18n import _


class Ui_StatusOptionsForm(object):
    def setupUi(self, StatusOptionsForm):
        if not StatusOptionsForm.objectName():
            StatusOptionsForm.setObjectName(u"StatusOptionsForm")
        self.column = QVBoxLayout(StatusOptionsForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(24, 20, 24, 24)
        self.optionsTitle = QLabel(StatusOptionsForm)
        self.optionsTitle.setObjectName(u"optionsTitle")
        self.optionsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.optionsTitle)

        self.quarterColumn = QVBoxLayout()
        self.quarterColumn.setSpacing(4)
        self.quarterColumn.setObjectName(u"quarterColumn")
        self.quarterLabel = QLabel(StatusOptionsForm)
        self.quarterLabel.setObjectName(u"quarterLabel")
        self.quarterLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.quarterColumn.addWidget(self.quarterLabel)

        self.quarter = Choice(StatusOptionsForm)
        self.quarter.setObjectName(u"quarter")

        self.quarterColumn.addWidget(self.quarter)


        self.column.addLayout(self.quarterColumn)

        self.editionColumn = QVBoxLayout()
        self.editionColumn.setSpacing(4)
        self.editionColumn.setObjectName(u"editionColumn")
        self.editionLabel = QLabel(StatusOptionsForm)
        self.editionLabel.setObjectName(u"editionLabel")
        self.editionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.editionColumn.addWidget(self.editionLabel)

        self.edition = Choice(StatusOptionsForm)
        self.edition.setObjectName(u"edition")

        self.editionColumn.addWidget(self.edition)


        self.column.addLayout(self.editionColumn)

        self.scopeColumn = QVBoxLayout()
        self.scopeColumn.setSpacing(4)
        self.scopeColumn.setObjectName(u"scopeColumn")
        self.scopeLabel = QLabel(StatusOptionsForm)
        self.scopeLabel.setObjectName(u"scopeLabel")
        self.scopeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.scopeColumn.addWidget(self.scopeLabel)

        self.scope = Choice(StatusOptionsForm)
        self.scope.setObjectName(u"scope")

        self.scopeColumn.addWidget(self.scope)


        self.column.addLayout(self.scopeColumn)

        self.includeColumn = QVBoxLayout()
        self.includeColumn.setSpacing(4)
        self.includeColumn.setObjectName(u"includeColumn")
        self.includeLabel = QLabel(StatusOptionsForm)
        self.includeLabel.setObjectName(u"includeLabel")
        self.includeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.includeColumn.addWidget(self.includeLabel)

        self.narrative = QCheckBox(StatusOptionsForm)
        self.narrative.setObjectName(u"narrative")

        self.includeColumn.addWidget(self.narrative)

        self.milestones = QCheckBox(StatusOptionsForm)
        self.milestones.setObjectName(u"milestones")

        self.includeColumn.addWidget(self.milestones)

        self.leads = QCheckBox(StatusOptionsForm)
        self.leads.setObjectName(u"leads")

        self.includeColumn.addWidget(self.leads)


        self.column.addLayout(self.includeColumn)

        self.paperColumn = QVBoxLayout()
        self.paperColumn.setSpacing(4)
        self.paperColumn.setObjectName(u"paperColumn")
        self.paperLabel = QLabel(StatusOptionsForm)
        self.paperLabel.setObjectName(u"paperLabel")
        self.paperLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.paperColumn.addWidget(self.paperLabel)

        self.paper = Choice(StatusOptionsForm)
        self.paper.setObjectName(u"paper")

        self.paperColumn.addWidget(self.paper)


        self.column.addLayout(self.paperColumn)

        self.report_languageColumn = QVBoxLayout()
        self.report_languageColumn.setSpacing(4)
        self.report_languageColumn.setObjectName(u"report_languageColumn")
        self.report_languageLabel = QLabel(StatusOptionsForm)
        self.report_languageLabel.setObjectName(u"report_languageLabel")
        self.report_languageLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.report_languageColumn.addWidget(self.report_languageLabel)

        self.report_language = Choice(StatusOptionsForm)
        self.report_language.setObjectName(u"report_language")

        self.report_languageColumn.addWidget(self.report_language)


        self.column.addLayout(self.report_languageColumn)

        self.dayColumn = QVBoxLayout()
        self.dayColumn.setSpacing(4)
        self.dayColumn.setObjectName(u"dayColumn")
        self.dayLabel = QLabel(StatusOptionsForm)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dayColumn.addWidget(self.dayLabel)

        self.day = Choice(StatusOptionsForm)
        self.day.setObjectName(u"day")

        self.dayColumn.addWidget(self.day)


        self.column.addLayout(self.dayColumn)

        self.spring = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.spring)

#if QT_CONFIG(shortcut)
        self.quarterLabel.setBuddy(self.quarter)
        self.editionLabel.setBuddy(self.edition)
        self.scopeLabel.setBuddy(self.scope)
        self.paperLabel.setBuddy(self.paper)
        self.report_languageLabel.setBuddy(self.report_language)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.quarter, self.edition)
        QWidget.setTabOrder(self.edition, self.scope)
        QWidget.setTabOrder(self.scope, self.narrative)
        QWidget.setTabOrder(self.narrative, self.milestones)
        QWidget.setTabOrder(self.milestones, self.leads)
        QWidget.setTabOrder(self.leads, self.paper)
        QWidget.setTabOrder(self.paper, self.report_language)
        QWidget.setTabOrder(self.report_language, self.day)

        self.retranslateUi(StatusOptionsForm)

    # setupUi

    def retranslateUi(self, StatusOptionsForm):
        self.optionsTitle.setText(_(u"Options"))
        self.quarterLabel.setText(_(u"Quarter"))
#if QT_CONFIG(accessibility)
        self.quarter.setAccessibleName(_(u"Quarter"))
#endif // QT_CONFIG(accessibility)
        self.editionLabel.setText(_(u"Edition"))
#if QT_CONFIG(accessibility)
        self.edition.setAccessibleName(_(u"Edition"))
#endif // QT_CONFIG(accessibility)
        self.scopeLabel.setText(_(u"Initiatives"))
#if QT_CONFIG(accessibility)
        self.scope.setAccessibleName(_(u"Initiatives"))
#endif // QT_CONFIG(accessibility)
        self.includeLabel.setText(_(u"Include"))
        self.narrative.setText(_(u"What was done"))
        self.milestones.setText(_(u"Milestones"))
        self.leads.setText(_(u"Leads"))
        self.paperLabel.setText(_(u"Paper"))
#if QT_CONFIG(accessibility)
        self.paper.setAccessibleName(_(u"Paper"))
#endif // QT_CONFIG(accessibility)
        self.report_languageLabel.setText(_(u"Language"))
#if QT_CONFIG(accessibility)
        self.report_language.setAccessibleName(_(u"Language"))
#endif // QT_CONFIG(accessibility)
        self.dayLabel.setText(_(u"Date on the pages"))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(_(u"Date on the pages"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

