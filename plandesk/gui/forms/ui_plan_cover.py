# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'plan_cover.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import (FaultWords, Rule)
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.gui.widgets.text import LineField

from plandesk.i18n import _


class Ui_PlanCoverForm(object):
    def setupUi(self, PlanCoverForm):
        if not PlanCoverForm.objectName():
            PlanCoverForm.setObjectName(u"PlanCoverForm")
        self.grid = QGridLayout(PlanCoverForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.planTitle = QLabel(PlanCoverForm)
        self.planTitle.setObjectName(u"planTitle")
        self.planTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.planTitle, 0, 0, 1, 2)

        self.titleColumn = QVBoxLayout()
        self.titleColumn.setSpacing(4)
        self.titleColumn.setObjectName(u"titleColumn")
        self.titleLabel = QLabel(PlanCoverForm)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleColumn.addWidget(self.titleLabel)

        self.title = LineField(PlanCoverForm)
        self.title.setObjectName(u"title")

        self.titleColumn.addWidget(self.title)


        self.grid.addLayout(self.titleColumn, 1, 0, 1, 2)

        self.kindColumn = QVBoxLayout()
        self.kindColumn.setSpacing(4)
        self.kindColumn.setObjectName(u"kindColumn")
        self.kindLabel = QLabel(PlanCoverForm)
        self.kindLabel.setObjectName(u"kindLabel")
        self.kindLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.kindColumn.addWidget(self.kindLabel)

        self.kind = Choice(PlanCoverForm)
        self.kind.setObjectName(u"kind")

        self.kindColumn.addWidget(self.kind)


        self.grid.addLayout(self.kindColumn, 2, 0, 1, 1)

        self.languageColumn = QVBoxLayout()
        self.languageColumn.setSpacing(4)
        self.languageColumn.setObjectName(u"languageColumn")
        self.languageLabel = QLabel(PlanCoverForm)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.languageColumn.addWidget(self.languageLabel)

        self.language = Choice(PlanCoverForm)
        self.language.setObjectName(u"language")

        self.languageColumn.addWidget(self.language)


        self.grid.addLayout(self.languageColumn, 2, 1, 1, 1)

        self.startsColumn = QVBoxLayout()
        self.startsColumn.setSpacing(4)
        self.startsColumn.setObjectName(u"startsColumn")
        self.startsLabel = QLabel(PlanCoverForm)
        self.startsLabel.setObjectName(u"startsLabel")
        self.startsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.startsColumn.addWidget(self.startsLabel)

        self.starts = DateField(PlanCoverForm)
        self.starts.setObjectName(u"starts")

        self.startsColumn.addWidget(self.starts)


        self.grid.addLayout(self.startsColumn, 3, 0, 1, 1)

        self.endsColumn = QVBoxLayout()
        self.endsColumn.setSpacing(4)
        self.endsColumn.setObjectName(u"endsColumn")
        self.endsLabel = QLabel(PlanCoverForm)
        self.endsLabel.setObjectName(u"endsLabel")
        self.endsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.endsColumn.addWidget(self.endsLabel)

        self.ends = DateField(PlanCoverForm)
        self.ends.setObjectName(u"ends")

        self.endsColumn.addWidget(self.ends)


        self.grid.addLayout(self.endsColumn, 3, 1, 1, 1)

        self.fault = FaultWords(PlanCoverForm)
        self.fault.setObjectName(u"fault")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)

        self.grid.addWidget(self.fault, 4, 0, 1, 2)

        self.parent_planColumn = QVBoxLayout()
        self.parent_planColumn.setSpacing(4)
        self.parent_planColumn.setObjectName(u"parent_planColumn")
        self.parent_planLabel = QLabel(PlanCoverForm)
        self.parent_planLabel.setObjectName(u"parent_planLabel")
        self.parent_planLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.parent_planColumn.addWidget(self.parent_planLabel)

        self.parent_plan = Choice(PlanCoverForm)
        self.parent_plan.setObjectName(u"parent_plan")

        self.parent_planColumn.addWidget(self.parent_plan)


        self.grid.addLayout(self.parent_planColumn, 5, 0, 1, 1)

        self.parent_titleColumn = QVBoxLayout()
        self.parent_titleColumn.setSpacing(4)
        self.parent_titleColumn.setObjectName(u"parent_titleColumn")
        self.parent_titleLabel = QLabel(PlanCoverForm)
        self.parent_titleLabel.setObjectName(u"parent_titleLabel")
        self.parent_titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.parent_titleColumn.addWidget(self.parent_titleLabel)

        self.parent_title = LineField(PlanCoverForm)
        self.parent_title.setObjectName(u"parent_title")

        self.parent_titleColumn.addWidget(self.parent_title)


        self.grid.addLayout(self.parent_titleColumn, 5, 1, 1, 1)

        self.state_line = Rule(PlanCoverForm)
        self.state_line.setObjectName(u"state_line")

        self.grid.addWidget(self.state_line, 6, 0, 1, 2)

        self.stateTitle = QLabel(PlanCoverForm)
        self.stateTitle.setObjectName(u"stateTitle")
        self.stateTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.stateTitle, 7, 0, 1, 2)

        self.stateColumn = QVBoxLayout()
        self.stateColumn.setSpacing(4)
        self.stateColumn.setObjectName(u"stateColumn")
        self.stateLabel = QLabel(PlanCoverForm)
        self.stateLabel.setObjectName(u"stateLabel")
        self.stateLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.stateColumn.addWidget(self.stateLabel)

        self.state = Choice(PlanCoverForm)
        self.state.setObjectName(u"state")

        self.stateColumn.addWidget(self.state)


        self.grid.addLayout(self.stateColumn, 8, 0, 1, 1)

        self.draft_numberColumn = QVBoxLayout()
        self.draft_numberColumn.setSpacing(4)
        self.draft_numberColumn.setObjectName(u"draft_numberColumn")
        self.draft_numberLabel = QLabel(PlanCoverForm)
        self.draft_numberLabel.setObjectName(u"draft_numberLabel")
        self.draft_numberLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.draft_numberColumn.addWidget(self.draft_numberLabel)

        self.draft_number = QSpinBox(PlanCoverForm)
        self.draft_number.setObjectName(u"draft_number")

        self.draft_numberColumn.addWidget(self.draft_number)


        self.grid.addLayout(self.draft_numberColumn, 8, 1, 1, 1)

        self.state_day = QWidget(PlanCoverForm)
        self.state_day.setObjectName(u"state_day")

        self.grid.addWidget(self.state_day, 9, 0, 1, 2)

        self.paper_line = Rule(PlanCoverForm)
        self.paper_line.setObjectName(u"paper_line")

        self.grid.addWidget(self.paper_line, 10, 0, 1, 2)

        self.paperTitle = QLabel(PlanCoverForm)
        self.paperTitle.setObjectName(u"paperTitle")
        self.paperTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.paperTitle, 11, 0, 1, 2)

        self.coverColumn = QVBoxLayout()
        self.coverColumn.setSpacing(4)
        self.coverColumn.setObjectName(u"coverColumn")
        self.coverLabel = QLabel(PlanCoverForm)
        self.coverLabel.setObjectName(u"coverLabel")
        self.coverLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.coverColumn.addWidget(self.coverLabel)

        self.cover = Choice(PlanCoverForm)
        self.cover.setObjectName(u"cover")

        self.coverColumn.addWidget(self.cover)


        self.grid.addLayout(self.coverColumn, 12, 0, 1, 1)

        self.paperColumn = QVBoxLayout()
        self.paperColumn.setSpacing(4)
        self.paperColumn.setObjectName(u"paperColumn")
        self.paperLabel = QLabel(PlanCoverForm)
        self.paperLabel.setObjectName(u"paperLabel")
        self.paperLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.paperColumn.addWidget(self.paperLabel)

        self.paper = Choice(PlanCoverForm)
        self.paper.setObjectName(u"paper")

        self.paperColumn.addWidget(self.paper)


        self.grid.addLayout(self.paperColumn, 12, 1, 1, 1)

        self.pictureColumn = QVBoxLayout()
        self.pictureColumn.setSpacing(4)
        self.pictureColumn.setObjectName(u"pictureColumn")
        self.pictureLabel = QLabel(PlanCoverForm)
        self.pictureLabel.setObjectName(u"pictureLabel")
        self.pictureLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.pictureColumn.addWidget(self.pictureLabel)

        self.picture = PictureField(PlanCoverForm)
        self.picture.setObjectName(u"picture")

        self.pictureColumn.addWidget(self.picture)


        self.grid.addLayout(self.pictureColumn, 13, 0, 1, 2)

        self.levels_line = Rule(PlanCoverForm)
        self.levels_line.setObjectName(u"levels_line")

        self.grid.addWidget(self.levels_line, 14, 0, 1, 2)

        self.levelsTitle = QLabel(PlanCoverForm)
        self.levelsTitle.setObjectName(u"levelsTitle")
        self.levelsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.levelsTitle, 15, 0, 1, 2)

        self.levels_note = QLabel(PlanCoverForm)
        self.levels_note.setObjectName(u"levels_note")
        self.levels_note.setTextFormat(Qt.TextFormat.PlainText)
        self.levels_note.setWordWrap(True)

        self.grid.addWidget(self.levels_note, 16, 0, 1, 2)

        self.levels = QWidget(PlanCoverForm)
        self.levels.setObjectName(u"levels")

        self.grid.addWidget(self.levels, 17, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.titleLabel.setBuddy(self.title)
        self.kindLabel.setBuddy(self.kind)
        self.languageLabel.setBuddy(self.language)
        self.startsLabel.setBuddy(self.starts)
        self.endsLabel.setBuddy(self.ends)
        self.parent_planLabel.setBuddy(self.parent_plan)
        self.parent_titleLabel.setBuddy(self.parent_title)
        self.stateLabel.setBuddy(self.state)
        self.draft_numberLabel.setBuddy(self.draft_number)
        self.coverLabel.setBuddy(self.cover)
        self.paperLabel.setBuddy(self.paper)
        self.pictureLabel.setBuddy(self.picture)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlanCoverForm)

    # setupUi

    def retranslateUi(self, PlanCoverForm):
        self.planTitle.setText(_(u"Plan"))
        self.titleLabel.setText(_(u"Title on the cover"))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(_(u"Title on the cover"))
#endif // QT_CONFIG(accessibility)
        self.kindLabel.setText(_(u"Kind of plan"))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(_(u"Kind of plan"))
#endif // QT_CONFIG(accessibility)
        self.languageLabel.setText(_(u"Language"))
#if QT_CONFIG(accessibility)
        self.language.setAccessibleName(_(u"Language"))
#endif // QT_CONFIG(accessibility)
        self.startsLabel.setText(_(u"First day"))
#if QT_CONFIG(accessibility)
        self.starts.setAccessibleName(_(u"First day"))
#endif // QT_CONFIG(accessibility)
        self.endsLabel.setText(_(u"Last day"))
#if QT_CONFIG(accessibility)
        self.ends.setAccessibleName(_(u"Last day"))
#endif // QT_CONFIG(accessibility)
        self.fault.setText("")
        self.parent_planLabel.setText(_(u"Implements"))
#if QT_CONFIG(accessibility)
        self.parent_plan.setAccessibleName(_(u"Implements"))
#endif // QT_CONFIG(accessibility)
        self.parent_titleLabel.setText(_(u"Plan outside this file"))
#if QT_CONFIG(accessibility)
        self.parent_title.setAccessibleName(_(u"Plan outside this file"))
#endif // QT_CONFIG(accessibility)
        self.stateTitle.setText(_(u"State"))
        self.stateLabel.setText(_(u"State"))
#if QT_CONFIG(accessibility)
        self.state.setAccessibleName(_(u"State"))
#endif // QT_CONFIG(accessibility)
        self.draft_numberLabel.setText(_(u"Number of the draft"))
#if QT_CONFIG(accessibility)
        self.draft_number.setAccessibleName(_(u"Number of the draft"))
#endif // QT_CONFIG(accessibility)
        self.paperTitle.setText(_(u"Cover and paper"))
        self.coverLabel.setText(_(u"Cover"))
#if QT_CONFIG(accessibility)
        self.cover.setAccessibleName(_(u"Cover"))
#endif // QT_CONFIG(accessibility)
        self.paperLabel.setText(_(u"Paper"))
#if QT_CONFIG(accessibility)
        self.paper.setAccessibleName(_(u"Paper"))
#endif // QT_CONFIG(accessibility)
        self.pictureLabel.setText(_(u"Picture on the cover"))
#if QT_CONFIG(accessibility)
        self.picture.setAccessibleName(_(u"Picture on the cover"))
#endif // QT_CONFIG(accessibility)
        self.levelsTitle.setText(_(u"Levels of the plan"))
        self.levels_note.setText(_(u"From the top down. The last one names what will be done."))
        pass
    # retranslateUi

