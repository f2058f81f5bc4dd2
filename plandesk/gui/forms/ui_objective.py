# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'objective.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout

from plandesk.gui.widgets.markdown_area import MarkdownArea
from plandesk.gui.widgets.text import TextArea

from plandesk.i18n import _


class Ui_ObjectiveForm(object):
    def setupUi(self, ObjectiveForm):
        if not ObjectiveForm.objectName():
            ObjectiveForm.setObjectName(u"ObjectiveForm")
        self.grid = QGridLayout(ObjectiveForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.titleColumn = QVBoxLayout()
        self.titleColumn.setSpacing(4)
        self.titleColumn.setObjectName(u"titleColumn")
        self.titleLabel = QLabel(ObjectiveForm)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleColumn.addWidget(self.titleLabel)

        self.title = TextArea(ObjectiveForm)
        self.title.setObjectName(u"title")

        self.titleColumn.addWidget(self.title)


        self.grid.addLayout(self.titleColumn, 0, 0, 1, 2)

        self.bodyColumn = QVBoxLayout()
        self.bodyColumn.setSpacing(4)
        self.bodyColumn.setObjectName(u"bodyColumn")
        self.bodyLabel = QLabel(ObjectiveForm)
        self.bodyLabel.setObjectName(u"bodyLabel")
        self.bodyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.bodyColumn.addWidget(self.bodyLabel)

        self.body = MarkdownArea(ObjectiveForm)
        self.body.setObjectName(u"body")

        self.bodyColumn.addWidget(self.body)


        self.grid.addLayout(self.bodyColumn, 1, 0, 1, 2)

        self.public_edition = QCheckBox(ObjectiveForm)
        self.public_edition.setObjectName(u"public_edition")

        self.grid.addWidget(self.public_edition, 2, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.titleLabel.setBuddy(self.title)
        self.bodyLabel.setBuddy(self.body)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ObjectiveForm)

    # setupUi

    def retranslateUi(self, ObjectiveForm):
        self.titleLabel.setText(_(u"Title"))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(_(u"Title"))
#endif // QT_CONFIG(accessibility)
        self.bodyLabel.setText(_(u"Text below the title"))
#if QT_CONFIG(accessibility)
        self.body.setAccessibleName(_(u"Text below the title"))
#endif // QT_CONFIG(accessibility)
        self.public_edition.setText(_(u"Print in the public edition"))
        pass
    # retranslateUi

