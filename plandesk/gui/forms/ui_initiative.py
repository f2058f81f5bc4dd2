# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'initiative.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import (FaultWords, Rule)
from plandesk.gui.widgets.text import TextArea
from plandesk.gui.widgets.token_field import TokenField

from plandesk.i18n import _


class Ui_InitiativeForm(object):
    def setupUi(self, InitiativeForm):
        if not InitiativeForm.objectName():
            InitiativeForm.setObjectName(u"InitiativeForm")
        self.grid = QGridLayout(InitiativeForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.textColumn = QVBoxLayout()
        self.textColumn.setSpacing(4)
        self.textColumn.setObjectName(u"textColumn")
        self.textLabel = QLabel(InitiativeForm)
        self.textLabel.setObjectName(u"textLabel")
        self.textLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.textColumn.addWidget(self.textLabel)

        self.text = TextArea(InitiativeForm)
        self.text.setObjectName(u"text")

        self.textColumn.addWidget(self.text)


        self.grid.addLayout(self.textColumn, 0, 0, 1, 2)

        self.leadsColumn = QVBoxLayout()
        self.leadsColumn.setSpacing(4)
        self.leadsColumn.setObjectName(u"leadsColumn")
        self.leadsLabel = QLabel(InitiativeForm)
        self.leadsLabel.setObjectName(u"leadsLabel")
        self.leadsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.leadsColumn.addWidget(self.leadsLabel)

        self.leads = TokenField(InitiativeForm)
        self.leads.setObjectName(u"leads")

        self.leadsColumn.addWidget(self.leads)


        self.grid.addLayout(self.leadsColumn, 1, 0, 1, 1)

        self.dueColumn = QVBoxLayout()
        self.dueColumn.setSpacing(4)
        self.dueColumn.setObjectName(u"dueColumn")
        self.dueLabel = QLabel(InitiativeForm)
        self.dueLabel.setObjectName(u"dueLabel")
        self.dueLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dueColumn.addWidget(self.dueLabel)

        self.due = DueField(InitiativeForm)
        self.due.setObjectName(u"due")

        self.dueColumn.addWidget(self.due)


        self.grid.addLayout(self.dueColumn, 1, 1, 1, 1)

        self.fault = FaultWords(InitiativeForm)
        self.fault.setObjectName(u"fault")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)

        self.grid.addWidget(self.fault, 2, 0, 1, 2)

        self.updates = QWidget(InitiativeForm)
        self.updates.setObjectName(u"updates")

        self.grid.addWidget(self.updates, 3, 0, 1, 2)

        self.details_head = QWidget(InitiativeForm)
        self.details_head.setObjectName(u"details_head")

        self.grid.addWidget(self.details_head, 4, 0, 1, 2)

        self.details = QWidget(InitiativeForm)
        self.details.setObjectName(u"details")
        self.details_grid = QGridLayout(self.details)
        self.details_grid.setObjectName(u"details_grid")
        self.details_grid.setHorizontalSpacing(12)
        self.details_grid.setVerticalSpacing(12)
        self.details_grid.setContentsMargins(0, 0, 0, 0)
        self.sub_itemsColumn = QVBoxLayout()
        self.sub_itemsColumn.setSpacing(4)
        self.sub_itemsColumn.setObjectName(u"sub_itemsColumn")
        self.sub_itemsLabel = QLabel(self.details)
        self.sub_itemsLabel.setObjectName(u"sub_itemsLabel")
        self.sub_itemsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.sub_itemsColumn.addWidget(self.sub_itemsLabel)

        self.sub_items = TextArea(self.details)
        self.sub_items.setObjectName(u"sub_items")

        self.sub_itemsColumn.addWidget(self.sub_items)


        self.details_grid.addLayout(self.sub_itemsColumn, 0, 0, 1, 2)

        self.milestones = QWidget(self.details)
        self.milestones.setObjectName(u"milestones")

        self.details_grid.addWidget(self.milestones, 1, 0, 1, 2)

        self.partnersColumn = QVBoxLayout()
        self.partnersColumn.setSpacing(4)
        self.partnersColumn.setObjectName(u"partnersColumn")
        self.partnersLabel = QLabel(self.details)
        self.partnersLabel.setObjectName(u"partnersLabel")
        self.partnersLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.partnersColumn.addWidget(self.partnersLabel)

        self.partners = TokenField(self.details)
        self.partners.setObjectName(u"partners")

        self.partnersColumn.addWidget(self.partners)


        self.details_grid.addLayout(self.partnersColumn, 2, 0, 1, 2)

        self.public_edition = QCheckBox(self.details)
        self.public_edition.setObjectName(u"public_edition")

        self.details_grid.addWidget(self.public_edition, 3, 0, 1, 2)

        self.results_line = Rule(self.details)
        self.results_line.setObjectName(u"results_line")

        self.details_grid.addWidget(self.results_line, 4, 0, 1, 2)

        self.resultsTitle = QLabel(self.details)
        self.resultsTitle.setObjectName(u"resultsTitle")
        self.resultsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.details_grid.addWidget(self.resultsTitle, 5, 0, 1, 1)

        self.results_note = QLabel(self.details)
        self.results_note.setObjectName(u"results_note")
        self.results_note.setTextFormat(Qt.TextFormat.PlainText)
        self.results_note.setWordWrap(True)

        self.details_grid.addWidget(self.results_note, 5, 1, 1, 1)

        self.resultsColumn = QVBoxLayout()
        self.resultsColumn.setSpacing(4)
        self.resultsColumn.setObjectName(u"resultsColumn")
        self.results = TextArea(self.details)
        self.results.setObjectName(u"results")

        self.resultsColumn.addWidget(self.results)


        self.details_grid.addLayout(self.resultsColumn, 6, 0, 1, 2)

        self.note_line = Rule(self.details)
        self.note_line.setObjectName(u"note_line")

        self.details_grid.addWidget(self.note_line, 7, 0, 1, 2)

        self.noteColumn = QVBoxLayout()
        self.noteColumn.setSpacing(4)
        self.noteColumn.setObjectName(u"noteColumn")
        self.noteLabel = QLabel(self.details)
        self.noteLabel.setObjectName(u"noteLabel")
        self.noteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.noteColumn.addWidget(self.noteLabel)

        self.note = TextArea(self.details)
        self.note.setObjectName(u"note")

        self.noteColumn.addWidget(self.note)


        self.details_grid.addLayout(self.noteColumn, 8, 0, 1, 2)

        self.serves_line = Rule(self.details)
        self.serves_line.setObjectName(u"serves_line")

        self.details_grid.addWidget(self.serves_line, 9, 0, 1, 2)

        self.servesTitle = QLabel(self.details)
        self.servesTitle.setObjectName(u"servesTitle")
        self.servesTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.details_grid.addWidget(self.servesTitle, 10, 0, 1, 1)

        self.add_linkColumn = QVBoxLayout()
        self.add_linkColumn.setSpacing(4)
        self.add_linkColumn.setObjectName(u"add_linkColumn")
        self.add_link = LinkButton(self.details)
        self.add_link.setObjectName(u"add_link")

        self.add_linkColumn.addWidget(self.add_link)


        self.details_grid.addLayout(self.add_linkColumn, 10, 1, 1, 1)

        self.links = QWidget(self.details)
        self.links.setObjectName(u"links")

        self.details_grid.addWidget(self.links, 11, 0, 1, 2)

        self.details_grid.setColumnStretch(0, 1)
        self.details_grid.setColumnStretch(1, 1)

        self.grid.addWidget(self.details, 5, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.textLabel.setBuddy(self.text)
        self.leadsLabel.setBuddy(self.leads)
        self.dueLabel.setBuddy(self.due)
        self.sub_itemsLabel.setBuddy(self.sub_items)
        self.partnersLabel.setBuddy(self.partners)
        self.noteLabel.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(InitiativeForm)

    # setupUi

    def retranslateUi(self, InitiativeForm):
        self.textLabel.setText(_(u"Activity / project"))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(_(u"Activity / project"))
#endif // QT_CONFIG(accessibility)
        self.leadsLabel.setText(_(u"Lead"))
#if QT_CONFIG(accessibility)
        self.leads.setAccessibleName(_(u"Lead"))
#endif // QT_CONFIG(accessibility)
        self.dueLabel.setText(_(u"Due"))
#if QT_CONFIG(accessibility)
        self.due.setAccessibleName(_(u"Due"))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.sub_itemsLabel.setText(_(u"Parts, one in each line"))
#if QT_CONFIG(accessibility)
        self.sub_items.setAccessibleName(_(u"Parts, one in each line"))
#endif // QT_CONFIG(accessibility)
        self.partnersLabel.setText(_(u"Partners"))
#if QT_CONFIG(accessibility)
        self.partners.setAccessibleName(_(u"Partners"))
#endif // QT_CONFIG(accessibility)
        self.public_edition.setText(_(u"Print in the public edition"))
        self.resultsTitle.setText(_(u"Results"))
        self.results_note.setText(_(u"Third column in print"))
#if QT_CONFIG(accessibility)
        self.results.setAccessibleName(_(u"Results"))
#endif // QT_CONFIG(accessibility)
        self.noteLabel.setText(_(u"Internal note, never printed"))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(_(u"Internal note, never printed"))
#endif // QT_CONFIG(accessibility)
        self.servesTitle.setText(_(u"Serves"))
#if QT_CONFIG(accessibility)
        self.add_link.setAccessibleName(_(u"Add a link"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

