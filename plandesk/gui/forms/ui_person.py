# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'person.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.text import LineField

from plandesk.i18n import _


class Ui_PersonForm(object):
    def setupUi(self, PersonForm):
        if not PersonForm.objectName():
            PersonForm.setObjectName(u"PersonForm")
        self.grid = QGridLayout(PersonForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.nameColumn = QVBoxLayout()
        self.nameColumn.setSpacing(4)
        self.nameColumn.setObjectName(u"nameColumn")
        self.nameLabel = QLabel(PersonForm)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.nameColumn.addWidget(self.nameLabel)

        self.name = LineField(PersonForm)
        self.name.setObjectName(u"name")

        self.nameColumn.addWidget(self.name)


        self.grid.addLayout(self.nameColumn, 1, 0, 1, 2)

        self.titleColumn = QVBoxLayout()
        self.titleColumn.setSpacing(4)
        self.titleColumn.setObjectName(u"titleColumn")
        self.titleLabel = QLabel(PersonForm)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleColumn.addWidget(self.titleLabel)

        self.title = LineField(PersonForm)
        self.title.setObjectName(u"title")

        self.titleColumn.addWidget(self.title)


        self.grid.addLayout(self.titleColumn, 3, 0, 1, 1)

        self.numberColumn = QVBoxLayout()
        self.numberColumn.setSpacing(4)
        self.numberColumn.setObjectName(u"numberColumn")
        self.numberLabel = QLabel(PersonForm)
        self.numberLabel.setObjectName(u"numberLabel")
        self.numberLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.numberColumn.addWidget(self.numberLabel)

        self.number = LineField(PersonForm)
        self.number.setObjectName(u"number")

        self.numberColumn.addWidget(self.number)


        self.grid.addLayout(self.numberColumn, 3, 1, 1, 1)

        self.unitColumn = QVBoxLayout()
        self.unitColumn.setSpacing(4)
        self.unitColumn.setObjectName(u"unitColumn")
        self.unitLabel = QLabel(PersonForm)
        self.unitLabel.setObjectName(u"unitLabel")
        self.unitLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.unitColumn.addWidget(self.unitLabel)

        self.unit = Choice(PersonForm)
        self.unit.setObjectName(u"unit")

        self.unitColumn.addWidget(self.unit)


        self.grid.addLayout(self.unitColumn, 5, 0, 1, 2)

        self.sworn = QCheckBox(PersonForm)
        self.sworn.setObjectName(u"sworn")

        self.grid.addWidget(self.sworn, 7, 0, 1, 2)

        self.active = QCheckBox(PersonForm)
        self.active.setObjectName(u"active")

        self.grid.addWidget(self.active, 9, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.titleLabel.setBuddy(self.title)
        self.numberLabel.setBuddy(self.number)
        self.unitLabel.setBuddy(self.unit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.title)
        QWidget.setTabOrder(self.title, self.number)
        QWidget.setTabOrder(self.number, self.unit)
        QWidget.setTabOrder(self.unit, self.sworn)
        QWidget.setTabOrder(self.sworn, self.active)

        self.retranslateUi(PersonForm)

    # setupUi

    def retranslateUi(self, PersonForm):
        self.nameLabel.setText(_(u"Name"))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(_(u"Name"))
#endif // QT_CONFIG(accessibility)
        self.titleLabel.setText(_(u"Rank or title"))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(_(u"Rank or title"))
#endif // QT_CONFIG(accessibility)
        self.numberLabel.setText(_(u"Number"))
#if QT_CONFIG(accessibility)
        self.number.setAccessibleName(_(u"Number"))
#endif // QT_CONFIG(accessibility)
        self.unitLabel.setText(_(u"Unit"))
#if QT_CONFIG(accessibility)
        self.unit.setAccessibleName(_(u"Unit"))
#endif // QT_CONFIG(accessibility)
        self.sworn.setText(_(u"Sworn member"))
        self.active.setText(_(u"Active; can be chosen as lead"))
        pass
    # retranslateUi

