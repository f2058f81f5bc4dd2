# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_plan.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import FaultWords
from plandesk.gui.widgets.text import LineField

from plandesk.i18n import _


class Ui_NewPlanForm(object):
    def setupUi(self, NewPlanForm):
        if not NewPlanForm.objectName():
            NewPlanForm.setObjectName(u"NewPlanForm")
        self.column = QVBoxLayout(NewPlanForm)
        self.column.setSpacing(16)
        self.column.setObjectName(u"column")
        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.kindColumn = QVBoxLayout()
        self.kindColumn.setSpacing(4)
        self.kindColumn.setObjectName(u"kindColumn")
        self.kindLabel = QLabel(NewPlanForm)
        self.kindLabel.setObjectName(u"kindLabel")
        self.kindLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.kindColumn.addWidget(self.kindLabel)

        self.kind = Choice(NewPlanForm)
        self.kind.setObjectName(u"kind")

        self.kindColumn.addWidget(self.kind)


        self.grid.addLayout(self.kindColumn, 1, 0, 1, 2)

        self.startsColumn = QVBoxLayout()
        self.startsColumn.setSpacing(4)
        self.startsColumn.setObjectName(u"startsColumn")
        self.startsLabel = QLabel(NewPlanForm)
        self.startsLabel.setObjectName(u"startsLabel")
        self.startsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.startsColumn.addWidget(self.startsLabel)

        self.starts = DateField(NewPlanForm)
        self.starts.setObjectName(u"starts")

        self.startsColumn.addWidget(self.starts)


        self.grid.addLayout(self.startsColumn, 3, 0, 1, 1)

        self.endsColumn = QVBoxLayout()
        self.endsColumn.setSpacing(4)
        self.endsColumn.setObjectName(u"endsColumn")
        self.endsLabel = QLabel(NewPlanForm)
        self.endsLabel.setObjectName(u"endsLabel")
        self.endsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.endsColumn.addWidget(self.endsLabel)

        self.ends = DateField(NewPlanForm)
        self.ends.setObjectName(u"ends")

        self.endsColumn.addWidget(self.ends)


        self.grid.addLayout(self.endsColumn, 3, 1, 1, 1)

        self.titleColumn = QVBoxLayout()
        self.titleColumn.setSpacing(4)
        self.titleColumn.setObjectName(u"titleColumn")
        self.titleLabel = QLabel(NewPlanForm)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleColumn.addWidget(self.titleLabel)

        self.title = LineField(NewPlanForm)
        self.title.setObjectName(u"title")

        self.titleColumn.addWidget(self.title)


        self.grid.addLayout(self.titleColumn, 5, 0, 1, 2)

        self.parent_planColumn = QVBoxLayout()
        self.parent_planColumn.setSpacing(4)
        self.parent_planColumn.setObjectName(u"parent_planColumn")
        self.parent_planLabel = QLabel(NewPlanForm)
        self.parent_planLabel.setObjectName(u"parent_planLabel")
        self.parent_planLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.parent_planColumn.addWidget(self.parent_planLabel)

        self.parent_plan = Choice(NewPlanForm)
        self.parent_plan.setObjectName(u"parent_plan")

        self.parent_planColumn.addWidget(self.parent_plan)


        self.grid.addLayout(self.parent_planColumn, 7, 0, 1, 2)

        self.fault = FaultWords(NewPlanForm)
        self.fault.setObjectName(u"fault")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)

        self.grid.addWidget(self.fault, 8, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

        self.buttons = QDialogButtonBox(NewPlanForm)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.column.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.kindLabel.setBuddy(self.kind)
        self.startsLabel.setBuddy(self.starts)
        self.endsLabel.setBuddy(self.ends)
        self.titleLabel.setBuddy(self.title)
        self.parent_planLabel.setBuddy(self.parent_plan)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.kind, self.starts)
        QWidget.setTabOrder(self.starts, self.ends)
        QWidget.setTabOrder(self.ends, self.title)
        QWidget.setTabOrder(self.title, self.parent_plan)

        self.retranslateUi(NewPlanForm)

    # setupUi

    def retranslateUi(self, NewPlanForm):
        NewPlanForm.setWindowTitle(_(u"New plan"))
        self.kindLabel.setText(_(u"Kind of plan"))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(_(u"Kind of plan"))
#endif // QT_CONFIG(accessibility)
        self.startsLabel.setText(_(u"First day"))
#if QT_CONFIG(accessibility)
        self.starts.setAccessibleName(_(u"First day"))
#endif // QT_CONFIG(accessibility)
        self.endsLabel.setText(_(u"Last day"))
#if QT_CONFIG(accessibility)
        self.ends.setAccessibleName(_(u"Last day"))
#endif // QT_CONFIG(accessibility)
        self.titleLabel.setText(_(u"Title"))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(_(u"Title"))
#endif // QT_CONFIG(accessibility)
        self.parent_planLabel.setText(_(u"Implements"))
#if QT_CONFIG(accessibility)
        self.parent_plan.setAccessibleName(_(u"Implements"))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
    # retranslateUi

