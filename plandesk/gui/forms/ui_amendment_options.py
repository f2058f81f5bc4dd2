# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'amendment_options.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice

from plandesk.i18n import _


class Ui_AmendmentOptionsForm(object):
    def setupUi(self, AmendmentOptionsForm):
        if not AmendmentOptionsForm.objectName():
            AmendmentOptionsForm.setObjectName(u"AmendmentOptionsForm")
        self.column = QVBoxLayout(AmendmentOptionsForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(24, 20, 24, 24)
        self.optionsTitle = QLabel(AmendmentOptionsForm)
        self.optionsTitle.setObjectName(u"optionsTitle")
        self.optionsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.optionsTitle)

        self.sinceColumn = QVBoxLayout()
        self.sinceColumn.setSpacing(4)
        self.sinceColumn.setObjectName(u"sinceColumn")
        self.sinceLabel = QLabel(AmendmentOptionsForm)
        self.sinceLabel.setObjectName(u"sinceLabel")
        self.sinceLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.sinceColumn.addWidget(self.sinceLabel)

        self.since = Choice(AmendmentOptionsForm)
        self.since.setObjectName(u"since")

        self.sinceColumn.addWidget(self.since)


        self.column.addLayout(self.sinceColumn)

        self.untilColumn = QVBoxLayout()
        self.untilColumn.setSpacing(4)
        self.untilColumn.setObjectName(u"untilColumn")
        self.untilLabel = QLabel(AmendmentOptionsForm)
        self.untilLabel.setObjectName(u"untilLabel")
        self.untilLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.untilColumn.addWidget(self.untilLabel)

        self.until = Choice(AmendmentOptionsForm)
        self.until.setObjectName(u"until")

        self.untilColumn.addWidget(self.until)


        self.column.addLayout(self.untilColumn)

        self.orderColumn = QVBoxLayout()
        self.orderColumn.setSpacing(4)
        self.orderColumn.setObjectName(u"orderColumn")
        self.orderLabel = QLabel(AmendmentOptionsForm)
        self.orderLabel.setObjectName(u"orderLabel")
        self.orderLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.orderColumn.addWidget(self.orderLabel)

        self.order = Choice(AmendmentOptionsForm)
        self.order.setObjectName(u"order")

        self.orderColumn.addWidget(self.order)


        self.column.addLayout(self.orderColumn)

        self.editionColumn = QVBoxLayout()
        self.editionColumn.setSpacing(4)
        self.editionColumn.setObjectName(u"editionColumn")
        self.editionLabel = QLabel(AmendmentOptionsForm)
        self.editionLabel.setObjectName(u"editionLabel")
        self.editionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.editionColumn.addWidget(self.editionLabel)

        self.edition = Choice(AmendmentOptionsForm)
        self.edition.setObjectName(u"edition")

        self.editionColumn.addWidget(self.edition)


        self.column.addLayout(self.editionColumn)

        self.paperColumn = QVBoxLayout()
        self.paperColumn.setSpacing(4)
        self.paperColumn.setObjectName(u"paperColumn")
        self.paperLabel = QLabel(AmendmentOptionsForm)
        self.paperLabel.setObjectName(u"paperLabel")
        self.paperLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.paperColumn.addWidget(self.paperLabel)

        self.paper = Choice(AmendmentOptionsForm)
        self.paper.setObjectName(u"paper")

        self.paperColumn.addWidget(self.paper)


        self.column.addLayout(self.paperColumn)

        self.report_languageColumn = QVBoxLayout()
        self.report_languageColumn.setSpacing(4)
        self.report_languageColumn.setObjectName(u"report_languageColumn")
        self.report_languageLabel = QLabel(AmendmentOptionsForm)
        self.report_languageLabel.setObjectName(u"report_languageLabel")
        self.report_languageLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.report_languageColumn.addWidget(self.report_languageLabel)

        self.report_language = Choice(AmendmentOptionsForm)
        self.report_language.setObjectName(u"report_language")

        self.report_languageColumn.addWidget(self.report_language)


        self.column.addLayout(self.report_languageColumn)

        self.dayColumn = QVBoxLayout()
        self.dayColumn.setSpacing(4)
        self.dayColumn.setObjectName(u"dayColumn")
        self.dayLabel = QLabel(AmendmentOptionsForm)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dayColumn.addWidget(self.dayLabel)

        self.day = Choice(AmendmentOptionsForm)
        self.day.setObjectName(u"day")

        self.dayColumn.addWidget(self.day)


        self.column.addLayout(self.dayColumn)

        self.spring = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.spring)

#if QT_CONFIG(shortcut)
        self.sinceLabel.setBuddy(self.since)
        self.untilLabel.setBuddy(self.until)
        self.orderLabel.setBuddy(self.order)
        self.editionLabel.setBuddy(self.edition)
        self.paperLabel.setBuddy(self.paper)
        self.report_languageLabel.setBuddy(self.report_language)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.since, self.until)
        QWidget.setTabOrder(self.until, self.order)
        QWidget.setTabOrder(self.order, self.edition)
        QWidget.setTabOrder(self.edition, self.paper)
        QWidget.setTabOrder(self.paper, self.report_language)
        QWidget.setTabOrder(self.report_language, self.day)

        self.retranslateUi(AmendmentOptionsForm)

    # setupUi

    def retranslateUi(self, AmendmentOptionsForm):
        self.optionsTitle.setText(_(u"Options"))
        self.sinceLabel.setText(_(u"Since"))
#if QT_CONFIG(accessibility)
        self.since.setAccessibleName(_(u"Since"))
#endif // QT_CONFIG(accessibility)
        self.untilLabel.setText(_(u"Until"))
#if QT_CONFIG(accessibility)
        self.until.setAccessibleName(_(u"Until"))
#endif // QT_CONFIG(accessibility)
        self.orderLabel.setText(_(u"Order"))
#if QT_CONFIG(accessibility)
        self.order.setAccessibleName(_(u"Order"))
#endif // QT_CONFIG(accessibility)
        self.editionLabel.setText(_(u"Edition"))
#if QT_CONFIG(accessibility)
        self.edition.setAccessibleName(_(u"Edition"))
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

