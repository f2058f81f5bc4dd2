# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unit.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.text import LineField

from plandesk.i18n import _


class Ui_UnitForm(object):
    def setupUi(self, UnitForm):
        if not UnitForm.objectName():
            UnitForm.setObjectName(u"UnitForm")
        self.grid = QGridLayout(UnitForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.nameColumn = QVBoxLayout()
        self.nameColumn.setSpacing(4)
        self.nameColumn.setObjectName(u"nameColumn")
        self.nameLabel = QLabel(UnitForm)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.nameColumn.addWidget(self.nameLabel)

        self.name = LineField(UnitForm)
        self.name.setObjectName(u"name")

        self.nameColumn.addWidget(self.name)


        self.grid.addLayout(self.nameColumn, 1, 0, 1, 2)

        self.short_nameColumn = QVBoxLayout()
        self.short_nameColumn.setSpacing(4)
        self.short_nameColumn.setObjectName(u"short_nameColumn")
        self.short_nameLabel = QLabel(UnitForm)
        self.short_nameLabel.setObjectName(u"short_nameLabel")
        self.short_nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.short_nameColumn.addWidget(self.short_nameLabel)

        self.short_name = LineField(UnitForm)
        self.short_name.setObjectName(u"short_name")

        self.short_nameColumn.addWidget(self.short_name)


        self.grid.addLayout(self.short_nameColumn, 3, 0, 1, 2)

        self.parent_unitColumn = QVBoxLayout()
        self.parent_unitColumn.setSpacing(4)
        self.parent_unitColumn.setObjectName(u"parent_unitColumn")
        self.parent_unitLabel = QLabel(UnitForm)
        self.parent_unitLabel.setObjectName(u"parent_unitLabel")
        self.parent_unitLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.parent_unitColumn.addWidget(self.parent_unitLabel)

        self.parent_unit = Choice(UnitForm)
        self.parent_unit.setObjectName(u"parent_unit")

        self.parent_unitColumn.addWidget(self.parent_unit)


        self.grid.addLayout(self.parent_unitColumn, 5, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.short_nameLabel.setBuddy(self.short_name)
        self.parent_unitLabel.setBuddy(self.parent_unit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.short_name)
        QWidget.setTabOrder(self.short_name, self.parent_unit)

        self.retranslateUi(UnitForm)

    # setupUi

    def retranslateUi(self, UnitForm):
        self.nameLabel.setText(_(u"Name"))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(_(u"Name"))
#endif // QT_CONFIG(accessibility)
        self.short_nameLabel.setText(_(u"Short name"))
#if QT_CONFIG(accessibility)
        self.short_name.setAccessibleName(_(u"Short name"))
#endif // QT_CONFIG(accessibility)
        self.parent_unitLabel.setText(_(u"Part of"))
#if QT_CONFIG(accessibility)
        self.parent_unit.setAccessibleName(_(u"Part of"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

