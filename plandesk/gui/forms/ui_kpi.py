# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'kpi.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.text import (LineField, TextArea)

from plandesk.i18n import _


class Ui_KpiForm(object):
    def setupUi(self, KpiForm):
        if not KpiForm.objectName():
            KpiForm.setObjectName(u"KpiForm")
        self.grid = QGridLayout(KpiForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.nameHolder = QWidget(KpiForm)
        self.nameHolder.setObjectName(u"nameHolder")
        self.nameColumn = QVBoxLayout(self.nameHolder)
        self.nameColumn.setSpacing(4)
        self.nameColumn.setObjectName(u"nameColumn")
        self.nameColumn.setContentsMargins(0, 0, 0, 0)
        self.nameLabel = QLabel(self.nameHolder)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.nameColumn.addWidget(self.nameLabel)

        self.name = LineField(self.nameHolder)
        self.name.setObjectName(u"name")

        self.nameColumn.addWidget(self.name)


        self.grid.addWidget(self.nameHolder, 0, 0, 1, 2)

        self.definitionHolder = QWidget(KpiForm)
        self.definitionHolder.setObjectName(u"definitionHolder")
        self.definitionColumn = QVBoxLayout(self.definitionHolder)
        self.definitionColumn.setSpacing(4)
        self.definitionColumn.setObjectName(u"definitionColumn")
        self.definitionColumn.setContentsMargins(0, 0, 0, 0)
        self.definitionLabel = QLabel(self.definitionHolder)
        self.definitionLabel.setObjectName(u"definitionLabel")
        self.definitionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.definitionColumn.addWidget(self.definitionLabel)

        self.definition = TextArea(self.definitionHolder)
        self.definition.setObjectName(u"definition")

        self.definitionColumn.addWidget(self.definition)


        self.grid.addWidget(self.definitionHolder, 1, 0, 1, 2)

        self.kindHolder = QWidget(KpiForm)
        self.kindHolder.setObjectName(u"kindHolder")
        self.kindColumn = QVBoxLayout(self.kindHolder)
        self.kindColumn.setSpacing(4)
        self.kindColumn.setObjectName(u"kindColumn")
        self.kindColumn.setContentsMargins(0, 0, 0, 0)
        self.kindLabel = QLabel(self.kindHolder)
        self.kindLabel.setObjectName(u"kindLabel")
        self.kindLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.kindColumn.addWidget(self.kindLabel)

        self.kind = Choice(self.kindHolder)
        self.kind.setObjectName(u"kind")

        self.kindColumn.addWidget(self.kind)


        self.grid.addWidget(self.kindHolder, 2, 0, 1, 1)

        self.frequencyHolder = QWidget(KpiForm)
        self.frequencyHolder.setObjectName(u"frequencyHolder")
        self.frequencyColumn = QVBoxLayout(self.frequencyHolder)
        self.frequencyColumn.setSpacing(4)
        self.frequencyColumn.setObjectName(u"frequencyColumn")
        self.frequencyColumn.setContentsMargins(0, 0, 0, 0)
        self.frequencyLabel = QLabel(self.frequencyHolder)
        self.frequencyLabel.setObjectName(u"frequencyLabel")
        self.frequencyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.frequencyColumn.addWidget(self.frequencyLabel)

        self.frequency = Choice(self.frequencyHolder)
        self.frequency.setObjectName(u"frequency")

        self.frequencyColumn.addWidget(self.frequency)


        self.grid.addWidget(self.frequencyHolder, 2, 1, 1, 1)

        self.numerator_nameHolder = QWidget(KpiForm)
        self.numerator_nameHolder.setObjectName(u"numerator_nameHolder")
        self.numerator_nameColumn = QVBoxLayout(self.numerator_nameHolder)
        self.numerator_nameColumn.setSpacing(4)
        self.numerator_nameColumn.setObjectName(u"numerator_nameColumn")
        self.numerator_nameColumn.setContentsMargins(0, 0, 0, 0)
        self.numerator_nameLabel = QLabel(self.numerator_nameHolder)
        self.numerator_nameLabel.setObjectName(u"numerator_nameLabel")
        self.numerator_nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.numerator_nameColumn.addWidget(self.numerator_nameLabel)

        self.numerator_name = LineField(self.numerator_nameHolder)
        self.numerator_name.setObjectName(u"numerator_name")

        self.numerator_nameColumn.addWidget(self.numerator_name)


        self.grid.addWidget(self.numerator_nameHolder, 3, 0, 1, 1)

        self.denominator_nameHolder = QWidget(KpiForm)
        self.denominator_nameHolder.setObjectName(u"denominator_nameHolder")
        self.denominator_nameColumn = QVBoxLayout(self.denominator_nameHolder)
        self.denominator_nameColumn.setSpacing(4)
        self.denominator_nameColumn.setObjectName(u"denominator_nameColumn")
        self.denominator_nameColumn.setContentsMargins(0, 0, 0, 0)
        self.denominator_nameLabel = QLabel(self.denominator_nameHolder)
        self.denominator_nameLabel.setObjectName(u"denominator_nameLabel")
        self.denominator_nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.denominator_nameColumn.addWidget(self.denominator_nameLabel)

        self.denominator_name = LineField(self.denominator_nameHolder)
        self.denominator_name.setObjectName(u"denominator_name")

        self.denominator_nameColumn.addWidget(self.denominator_name)


        self.grid.addWidget(self.denominator_nameHolder, 3, 1, 1, 1)

        self.unit_of_countHolder = QWidget(KpiForm)
        self.unit_of_countHolder.setObjectName(u"unit_of_countHolder")
        self.unit_of_countColumn = QVBoxLayout(self.unit_of_countHolder)
        self.unit_of_countColumn.setSpacing(4)
        self.unit_of_countColumn.setObjectName(u"unit_of_countColumn")
        self.unit_of_countColumn.setContentsMargins(0, 0, 0, 0)
        self.unit_of_countLabel = QLabel(self.unit_of_countHolder)
        self.unit_of_countLabel.setObjectName(u"unit_of_countLabel")
        self.unit_of_countLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.unit_of_countColumn.addWidget(self.unit_of_countLabel)

        self.unit_of_count = LineField(self.unit_of_countHolder)
        self.unit_of_count.setObjectName(u"unit_of_count")

        self.unit_of_countColumn.addWidget(self.unit_of_count)


        self.grid.addWidget(self.unit_of_countHolder, 4, 0, 1, 1)

        self.decimalsHolder = QWidget(KpiForm)
        self.decimalsHolder.setObjectName(u"decimalsHolder")
        self.decimalsColumn = QVBoxLayout(self.decimalsHolder)
        self.decimalsColumn.setSpacing(4)
        self.decimalsColumn.setObjectName(u"decimalsColumn")
        self.decimalsColumn.setContentsMargins(0, 0, 0, 0)
        self.decimalsLabel = QLabel(self.decimalsHolder)
        self.decimalsLabel.setObjectName(u"decimalsLabel")
        self.decimalsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.decimalsColumn.addWidget(self.decimalsLabel)

        self.decimals = Choice(self.decimalsHolder)
        self.decimals.setObjectName(u"decimals")

        self.decimalsColumn.addWidget(self.decimals)


        self.grid.addWidget(self.decimalsHolder, 4, 1, 1, 1)

        self.scaleHolder = QWidget(KpiForm)
        self.scaleHolder.setObjectName(u"scaleHolder")
        self.scaleColumn = QVBoxLayout(self.scaleHolder)
        self.scaleColumn.setSpacing(4)
        self.scaleColumn.setObjectName(u"scaleColumn")
        self.scaleColumn.setContentsMargins(0, 0, 0, 0)
        self.scaleLabel = QLabel(self.scaleHolder)
        self.scaleLabel.setObjectName(u"scaleLabel")
        self.scaleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.scaleColumn.addWidget(self.scaleLabel)

        self.scale = Choice(self.scaleHolder)
        self.scale.setObjectName(u"scale")

        self.scaleColumn.addWidget(self.scale)


        self.grid.addWidget(self.scaleHolder, 5, 0, 1, 1)

        self.sourceTitle = QLabel(KpiForm)
        self.sourceTitle.setObjectName(u"sourceTitle")
        self.sourceTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.sourceTitle, 6, 0, 1, 2)

        self.sourceHolder = QWidget(KpiForm)
        self.sourceHolder.setObjectName(u"sourceHolder")
        self.sourceColumn = QVBoxLayout(self.sourceHolder)
        self.sourceColumn.setSpacing(4)
        self.sourceColumn.setObjectName(u"sourceColumn")
        self.sourceColumn.setContentsMargins(0, 0, 0, 0)
        self.sourceLabel = QLabel(self.sourceHolder)
        self.sourceLabel.setObjectName(u"sourceLabel")
        self.sourceLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.sourceColumn.addWidget(self.sourceLabel)

        self.source = TextArea(self.sourceHolder)
        self.source.setObjectName(u"source")

        self.sourceColumn.addWidget(self.source)


        self.grid.addWidget(self.sourceHolder, 7, 0, 1, 2)

        self.originHolder = QWidget(KpiForm)
        self.originHolder.setObjectName(u"originHolder")
        self.originColumn = QVBoxLayout(self.originHolder)
        self.originColumn.setSpacing(4)
        self.originColumn.setObjectName(u"originColumn")
        self.originColumn.setContentsMargins(0, 0, 0, 0)
        self.originLabel = QLabel(self.originHolder)
        self.originLabel.setObjectName(u"originLabel")
        self.originLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.originColumn.addWidget(self.originLabel)

        self.origin = Choice(self.originHolder)
        self.origin.setObjectName(u"origin")

        self.originColumn.addWidget(self.origin)


        self.grid.addWidget(self.originHolder, 8, 0, 1, 1)

        self.ownerHolder = QWidget(KpiForm)
        self.ownerHolder.setObjectName(u"ownerHolder")
        self.ownerColumn = QVBoxLayout(self.ownerHolder)
        self.ownerColumn.setSpacing(4)
        self.ownerColumn.setObjectName(u"ownerColumn")
        self.ownerColumn.setContentsMargins(0, 0, 0, 0)
        self.ownerLabel = QLabel(self.ownerHolder)
        self.ownerLabel.setObjectName(u"ownerLabel")
        self.ownerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.ownerColumn.addWidget(self.ownerLabel)

        self.owner = LineField(self.ownerHolder)
        self.owner.setObjectName(u"owner")

        self.ownerColumn.addWidget(self.owner)


        self.grid.addWidget(self.ownerHolder, 8, 1, 1, 1)

        self.targetTitle = QLabel(KpiForm)
        self.targetTitle.setObjectName(u"targetTitle")
        self.targetTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.targetTitle, 9, 0, 1, 2)

        self.target_kindHolder = QWidget(KpiForm)
        self.target_kindHolder.setObjectName(u"target_kindHolder")
        self.target_kindColumn = QVBoxLayout(self.target_kindHolder)
        self.target_kindColumn.setSpacing(4)
        self.target_kindColumn.setObjectName(u"target_kindColumn")
        self.target_kindColumn.setContentsMargins(0, 0, 0, 0)
        self.target_kindLabel = QLabel(self.target_kindHolder)
        self.target_kindLabel.setObjectName(u"target_kindLabel")
        self.target_kindLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.target_kindColumn.addWidget(self.target_kindLabel)

        self.target_kind = Choice(self.target_kindHolder)
        self.target_kind.setObjectName(u"target_kind")

        self.target_kindColumn.addWidget(self.target_kind)


        self.grid.addWidget(self.target_kindHolder, 10, 0, 1, 1)

        self.directionHolder = QWidget(KpiForm)
        self.directionHolder.setObjectName(u"directionHolder")
        self.directionColumn = QVBoxLayout(self.directionHolder)
        self.directionColumn.setSpacing(4)
        self.directionColumn.setObjectName(u"directionColumn")
        self.directionColumn.setContentsMargins(0, 0, 0, 0)
        self.directionLabel = QLabel(self.directionHolder)
        self.directionLabel.setObjectName(u"directionLabel")
        self.directionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.directionColumn.addWidget(self.directionLabel)

        self.direction = Choice(self.directionHolder)
        self.direction.setObjectName(u"direction")

        self.directionColumn.addWidget(self.direction)


        self.grid.addWidget(self.directionHolder, 10, 1, 1, 1)

        self.targetHolder = QWidget(KpiForm)
        self.targetHolder.setObjectName(u"targetHolder")
        self.targetColumn = QVBoxLayout(self.targetHolder)
        self.targetColumn.setSpacing(4)
        self.targetColumn.setObjectName(u"targetColumn")
        self.targetColumn.setContentsMargins(0, 0, 0, 0)
        self.targetLabel = QLabel(self.targetHolder)
        self.targetLabel.setObjectName(u"targetLabel")
        self.targetLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.targetColumn.addWidget(self.targetLabel)

        self.target = LineField(self.targetHolder)
        self.target.setObjectName(u"target")

        self.targetColumn.addWidget(self.target)


        self.grid.addWidget(self.targetHolder, 11, 0, 1, 1)

        self.target_highHolder = QWidget(KpiForm)
        self.target_highHolder.setObjectName(u"target_highHolder")
        self.target_highColumn = QVBoxLayout(self.target_highHolder)
        self.target_highColumn.setSpacing(4)
        self.target_highColumn.setObjectName(u"target_highColumn")
        self.target_highColumn.setContentsMargins(0, 0, 0, 0)
        self.target_highLabel = QLabel(self.target_highHolder)
        self.target_highLabel.setObjectName(u"target_highLabel")
        self.target_highLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.target_highColumn.addWidget(self.target_highLabel)

        self.target_high = LineField(self.target_highHolder)
        self.target_high.setObjectName(u"target_high")

        self.target_highColumn.addWidget(self.target_high)


        self.grid.addWidget(self.target_highHolder, 11, 1, 1, 1)

        self.baselineHolder = QWidget(KpiForm)
        self.baselineHolder.setObjectName(u"baselineHolder")
        self.baselineColumn = QVBoxLayout(self.baselineHolder)
        self.baselineColumn.setSpacing(4)
        self.baselineColumn.setObjectName(u"baselineColumn")
        self.baselineColumn.setContentsMargins(0, 0, 0, 0)
        self.baselineLabel = QLabel(self.baselineHolder)
        self.baselineLabel.setObjectName(u"baselineLabel")
        self.baselineLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.baselineColumn.addWidget(self.baselineLabel)

        self.baseline = LineField(self.baselineHolder)
        self.baseline.setObjectName(u"baseline")

        self.baselineColumn.addWidget(self.baseline)


        self.grid.addWidget(self.baselineHolder, 12, 0, 1, 1)

        self.baseline_periodHolder = QWidget(KpiForm)
        self.baseline_periodHolder.setObjectName(u"baseline_periodHolder")
        self.baseline_periodColumn = QVBoxLayout(self.baseline_periodHolder)
        self.baseline_periodColumn.setSpacing(4)
        self.baseline_periodColumn.setObjectName(u"baseline_periodColumn")
        self.baseline_periodColumn.setContentsMargins(0, 0, 0, 0)
        self.baseline_periodLabel = QLabel(self.baseline_periodHolder)
        self.baseline_periodLabel.setObjectName(u"baseline_periodLabel")
        self.baseline_periodLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.baseline_periodColumn.addWidget(self.baseline_periodLabel)

        self.baseline_period = LineField(self.baseline_periodHolder)
        self.baseline_period.setObjectName(u"baseline_period")

        self.baseline_periodColumn.addWidget(self.baseline_period)


        self.grid.addWidget(self.baseline_periodHolder, 12, 1, 1, 1)

        self.target_reasonHolder = QWidget(KpiForm)
        self.target_reasonHolder.setObjectName(u"target_reasonHolder")
        self.target_reasonColumn = QVBoxLayout(self.target_reasonHolder)
        self.target_reasonColumn.setSpacing(4)
        self.target_reasonColumn.setObjectName(u"target_reasonColumn")
        self.target_reasonColumn.setContentsMargins(0, 0, 0, 0)
        self.target_reasonLabel = QLabel(self.target_reasonHolder)
        self.target_reasonLabel.setObjectName(u"target_reasonLabel")
        self.target_reasonLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.target_reasonColumn.addWidget(self.target_reasonLabel)

        self.target_reason = TextArea(self.target_reasonHolder)
        self.target_reason.setObjectName(u"target_reason")

        self.target_reasonColumn.addWidget(self.target_reason)


        self.grid.addWidget(self.target_reasonHolder, 13, 0, 1, 2)

        self.objectivesTitle = QLabel(KpiForm)
        self.objectivesTitle.setObjectName(u"objectivesTitle")
        self.objectivesTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.objectivesTitle, 14, 0, 1, 2)

        self.objectives = QWidget(KpiForm)
        self.objectives.setObjectName(u"objectives")

        self.grid.addWidget(self.objectives, 15, 0, 1, 2)

        self.categoriesTitle = QLabel(KpiForm)
        self.categoriesTitle.setObjectName(u"categoriesTitle")
        self.categoriesTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.categoriesTitle, 16, 0, 1, 2)

        self.categories = QWidget(KpiForm)
        self.categories.setObjectName(u"categories")

        self.grid.addWidget(self.categories, 17, 0, 1, 2)

        self.comparatorsTitle = QLabel(KpiForm)
        self.comparatorsTitle.setObjectName(u"comparatorsTitle")
        self.comparatorsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.comparatorsTitle, 18, 0, 1, 2)

        self.comparators = QWidget(KpiForm)
        self.comparators.setObjectName(u"comparators")

        self.grid.addWidget(self.comparators, 19, 0, 1, 2)

        self.noteTitle = QLabel(KpiForm)
        self.noteTitle.setObjectName(u"noteTitle")
        self.noteTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.noteTitle, 20, 0, 1, 2)

        self.noteHolder = QWidget(KpiForm)
        self.noteHolder.setObjectName(u"noteHolder")
        self.noteColumn = QVBoxLayout(self.noteHolder)
        self.noteColumn.setSpacing(4)
        self.noteColumn.setObjectName(u"noteColumn")
        self.noteColumn.setContentsMargins(0, 0, 0, 0)
        self.noteLabel = QLabel(self.noteHolder)
        self.noteLabel.setObjectName(u"noteLabel")
        self.noteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.noteColumn.addWidget(self.noteLabel)

        self.note = TextArea(self.noteHolder)
        self.note.setObjectName(u"note")

        self.noteColumn.addWidget(self.note)


        self.grid.addWidget(self.noteHolder, 21, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.definitionLabel.setBuddy(self.definition)
        self.kindLabel.setBuddy(self.kind)
        self.frequencyLabel.setBuddy(self.frequency)
        self.numerator_nameLabel.setBuddy(self.numerator_name)
        self.denominator_nameLabel.setBuddy(self.denominator_name)
        self.unit_of_countLabel.setBuddy(self.unit_of_count)
        self.decimalsLabel.setBuddy(self.decimals)
        self.scaleLabel.setBuddy(self.scale)
        self.sourceLabel.setBuddy(self.source)
        self.originLabel.setBuddy(self.origin)
        self.ownerLabel.setBuddy(self.owner)
        self.target_kindLabel.setBuddy(self.target_kind)
        self.directionLabel.setBuddy(self.direction)
        self.targetLabel.setBuddy(self.target)
        self.target_highLabel.setBuddy(self.target_high)
        self.baselineLabel.setBuddy(self.baseline)
        self.baseline_periodLabel.setBuddy(self.baseline_period)
        self.target_reasonLabel.setBuddy(self.target_reason)
        self.noteLabel.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(KpiForm)

    # setupUi

    def retranslateUi(self, KpiForm):
        self.nameLabel.setText(_(u"Name"))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(_(u"Name"))
#endif // QT_CONFIG(accessibility)
        self.definitionLabel.setText(_(u"What it measures"))
#if QT_CONFIG(accessibility)
        self.definition.setAccessibleName(_(u"What it measures"))
#endif // QT_CONFIG(accessibility)
        self.kindLabel.setText(_(u"Kind of figure"))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(_(u"Kind of figure"))
#endif // QT_CONFIG(accessibility)
        self.frequencyLabel.setText(_(u"How often"))
#if QT_CONFIG(accessibility)
        self.frequency.setAccessibleName(_(u"How often"))
#endif // QT_CONFIG(accessibility)
        self.numerator_nameLabel.setText(_(u"What is counted"))
#if QT_CONFIG(accessibility)
        self.numerator_name.setAccessibleName(_(u"What is counted"))
#endif // QT_CONFIG(accessibility)
        self.denominator_nameLabel.setText(_(u"Out of"))
#if QT_CONFIG(accessibility)
        self.denominator_name.setAccessibleName(_(u"Out of"))
#endif // QT_CONFIG(accessibility)
        self.unit_of_countLabel.setText(_(u"Unit of count"))
#if QT_CONFIG(accessibility)
        self.unit_of_count.setAccessibleName(_(u"Unit of count"))
#endif // QT_CONFIG(accessibility)
        self.decimalsLabel.setText(_(u"Decimals"))
#if QT_CONFIG(accessibility)
        self.decimals.setAccessibleName(_(u"Decimals"))
#endif // QT_CONFIG(accessibility)
        self.scaleLabel.setText(_(u"Shown as"))
#if QT_CONFIG(accessibility)
        self.scale.setAccessibleName(_(u"Shown as"))
#endif // QT_CONFIG(accessibility)
        self.sourceTitle.setText(_(u"Source"))
        self.sourceLabel.setText(_(u"Where the figures come from"))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(_(u"Where the figures come from"))
#endif // QT_CONFIG(accessibility)
        self.originLabel.setText(_(u"Who works them out"))
#if QT_CONFIG(accessibility)
        self.origin.setAccessibleName(_(u"Who works them out"))
#endif // QT_CONFIG(accessibility)
        self.ownerLabel.setText(_(u"Who answers for it"))
#if QT_CONFIG(accessibility)
        self.owner.setAccessibleName(_(u"Who answers for it"))
#endif // QT_CONFIG(accessibility)
        self.targetTitle.setText(_(u"Target"))
        self.target_kindLabel.setText(_(u"Kind of target"))
#if QT_CONFIG(accessibility)
        self.target_kind.setAccessibleName(_(u"Kind of target"))
#endif // QT_CONFIG(accessibility)
        self.directionLabel.setText(_(u"Wanted direction"))
#if QT_CONFIG(accessibility)
        self.direction.setAccessibleName(_(u"Wanted direction"))
#endif // QT_CONFIG(accessibility)
        self.targetLabel.setText(_(u"Target value"))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(_(u"Target value"))
#endif // QT_CONFIG(accessibility)
        self.target_highLabel.setText(_(u"Up to"))
#if QT_CONFIG(accessibility)
        self.target_high.setAccessibleName(_(u"Up to"))
#endif // QT_CONFIG(accessibility)
        self.baselineLabel.setText(_(u"Baseline"))
#if QT_CONFIG(accessibility)
        self.baseline.setAccessibleName(_(u"Baseline"))
#endif // QT_CONFIG(accessibility)
        self.baseline_periodLabel.setText(_(u"Period of the baseline"))
#if QT_CONFIG(accessibility)
        self.baseline_period.setAccessibleName(_(u"Period of the baseline"))
#endif // QT_CONFIG(accessibility)
        self.target_reasonLabel.setText(_(u"Reason for the target"))
#if QT_CONFIG(accessibility)
        self.target_reason.setAccessibleName(_(u"Reason for the target"))
#endif // QT_CONFIG(accessibility)
        self.objectivesTitle.setText(_(u"Measures"))
        self.categoriesTitle.setText(_(u"Categories"))
        self.comparatorsTitle.setText(_(u"Other services"))
        self.noteTitle.setText(_(u"Note"))
        self.noteLabel.setText(_(u"Printed with the definition"))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(_(u"Printed with the definition"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

