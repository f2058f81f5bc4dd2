# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report_options.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice

from plandesk.i18n import _


class Ui_ReportOptionsForm(object):
    def setupUi(self, ReportOptionsForm):
        if not ReportOptionsForm.objectName():
            ReportOptionsForm.setObjectName(u"ReportOptionsForm")
        self.column = QVBoxLayout(ReportOptionsForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(24, 20, 24, 24)
        self.optionsTitle = QLabel(ReportOptionsForm)
        self.optionsTitle.setObjectName(u"optionsTitle")
        self.optionsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.optionsTitle)

        self.editionColumn = QVBoxLayout()
        self.editionColumn.setSpacing(4)
        self.editionColumn.setObjectName(u"editionColumn")
        self.editionLabel = QLabel(ReportOptionsForm)
        self.editionLabel.setObjectName(u"editionLabel")
        self.editionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.editionColumn.addWidget(self.editionLabel)

        self.edition = Choice(ReportOptionsForm)
        self.edition.setObjectName(u"edition")

        self.editionColumn.addWidget(self.edition)


        self.column.addLayout(self.editionColumn)

        self.resultsColumn = QVBoxLayout()
        self.resultsColumn.setSpacing(4)
        self.resultsColumn.setObjectName(u"resultsColumn")
        self.resultsLabel = QLabel(ReportOptionsForm)
        self.resultsLabel.setObjectName(u"resultsLabel")
        self.resultsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.resultsColumn.addWidget(self.resultsLabel)

        self.results = Choice(ReportOptionsForm)
        self.results.setObjectName(u"results")

        self.resultsColumn.addWidget(self.results)


        self.column.addLayout(self.resultsColumn)

        self.kpisColumn = QVBoxLayout()
        self.kpisColumn.setSpacing(4)
        self.kpisColumn.setObjectName(u"kpisColumn")
        self.kpisLabel = QLabel(ReportOptionsForm)
        self.kpisLabel.setObjectName(u"kpisLabel")
        self.kpisLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.kpisColumn.addWidget(self.kpisLabel)

        self.kpis = Choice(ReportOptionsForm)
        self.kpis.setObjectName(u"kpis")

        self.kpisColumn.addWidget(self.kpis)


        self.column.addLayout(self.kpisColumn)

        self.paperColumn = QVBoxLayout()
        self.paperColumn.setSpacing(4)
        self.paperColumn.setObjectName(u"paperColumn")
        self.paperLabel = QLabel(ReportOptionsForm)
        self.paperLabel.setObjectName(u"paperLabel")
        self.paperLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.paperColumn.addWidget(self.paperLabel)

        self.paper = Choice(ReportOptionsForm)
        self.paper.setObjectName(u"paper")

        self.paperColumn.addWidget(self.paper)


        self.column.addLayout(self.paperColumn)

        self.report_languageColumn = QVBoxLayout()
        self.report_languageColumn.setSpacing(4)
        self.report_languageColumn.setObjectName(u"report_languageColumn")
        self.report_languageLabel = QLabel(ReportOptionsForm)
        self.report_languageLabel.setObjectName(u"report_languageLabel")
        self.report_languageLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.report_languageColumn.addWidget(self.report_languageLabel)

        self.report_language = Choice(ReportOptionsForm)
        self.report_language.setObjectName(u"report_language")

        self.report_languageColumn.addWidget(self.report_language)


        self.column.addLayout(self.report_languageColumn)

        self.dayColumn = QVBoxLayout()
        self.dayColumn.setSpacing(4)
        self.dayColumn.setObjectName(u"dayColumn")
        self.dayLabel = QLabel(ReportOptionsForm)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dayColumn.addWidget(self.dayLabel)

        self.day = Choice(ReportOptionsForm)
        self.day.setObjectName(u"day")

        self.dayColumn.addWidget(self.day)


        self.column.addLayout(self.dayColumn)

        self.spring = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.spring)

#if QT_CONFIG(shortcut)
        self.editionLabel.setBuddy(self.edition)
        self.resultsLabel.setBuddy(self.results)
        self.kpisLabel.setBuddy(self.kpis)
        self.paperLabel.setBuddy(self.paper)
        self.report_languageLabel.setBuddy(self.report_language)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.edition, self.results)
        QWidget.setTabOrder(self.results, self.paper)
        QWidget.setTabOrder(self.paper, self.report_language)
        QWidget.setTabOrder(self.report_language, self.day)

        self.retranslateUi(ReportOptionsForm)

    # setupUi

    def retranslateUi(self, ReportOptionsForm):
        self.optionsTitle.setText(_(u"Options"))
        self.editionLabel.setText(_(u"Edition"))
#if QT_CONFIG(accessibility)
        self.edition.setAccessibleName(_(u"Edition"))
#endif // QT_CONFIG(accessibility)
        self.resultsLabel.setText(_(u"Results"))
#if QT_CONFIG(accessibility)
        self.results.setAccessibleName(_(u"Results"))
#endif // QT_CONFIG(accessibility)
        self.kpisLabel.setText(_(u"KPIs"))
#if QT_CONFIG(accessibility)
        self.kpis.setAccessibleName(_(u"KPIs"))
#endif // QT_CONFIG(accessibility)
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

