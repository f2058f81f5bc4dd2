# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'service.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.colour_field import ColourField
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.gui.widgets.text import (LineField, TextArea)

from plandesk.i18n import _


class Ui_ServiceForm(object):
    def setupUi(self, ServiceForm):
        if not ServiceForm.objectName():
            ServiceForm.setObjectName(u"ServiceForm")
        self.grid = QGridLayout(ServiceForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.nameTitle = QLabel(ServiceForm)
        self.nameTitle.setObjectName(u"nameTitle")
        self.nameTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.nameTitle, 0, 0, 1, 2)

        self.nameColumn = QVBoxLayout()
        self.nameColumn.setSpacing(4)
        self.nameColumn.setObjectName(u"nameColumn")
        self.nameLabel = QLabel(ServiceForm)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.nameColumn.addWidget(self.nameLabel)

        self.name = LineField(ServiceForm)
        self.name.setObjectName(u"name")

        self.nameColumn.addWidget(self.name)


        self.grid.addLayout(self.nameColumn, 2, 0, 1, 1)

        self.short_nameColumn = QVBoxLayout()
        self.short_nameColumn.setSpacing(4)
        self.short_nameColumn.setObjectName(u"short_nameColumn")
        self.short_nameLabel = QLabel(ServiceForm)
        self.short_nameLabel.setObjectName(u"short_nameLabel")
        self.short_nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.short_nameColumn.addWidget(self.short_nameLabel)

        self.short_name = LineField(ServiceForm)
        self.short_name.setObjectName(u"short_name")

        self.short_nameColumn.addWidget(self.short_name)


        self.grid.addLayout(self.short_nameColumn, 2, 1, 1, 1)

        self.governing_bodyColumn = QVBoxLayout()
        self.governing_bodyColumn.setSpacing(4)
        self.governing_bodyColumn.setObjectName(u"governing_bodyColumn")
        self.governing_bodyLabel = QLabel(ServiceForm)
        self.governing_bodyLabel.setObjectName(u"governing_bodyLabel")
        self.governing_bodyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.governing_bodyColumn.addWidget(self.governing_bodyLabel)

        self.governing_body = LineField(ServiceForm)
        self.governing_body.setObjectName(u"governing_body")

        self.governing_bodyColumn.addWidget(self.governing_body)


        self.grid.addLayout(self.governing_bodyColumn, 4, 0, 1, 2)

        self.brandLine = QFrame(ServiceForm)
        self.brandLine.setObjectName(u"brandLine")

        self.grid.addWidget(self.brandLine, 5, 0, 1, 2)

        self.brandTitle = QLabel(ServiceForm)
        self.brandTitle.setObjectName(u"brandTitle")
        self.brandTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.brandTitle, 6, 0, 1, 2)

        self.logoColumn = QVBoxLayout()
        self.logoColumn.setSpacing(4)
        self.logoColumn.setObjectName(u"logoColumn")
        self.logoLabel = QLabel(ServiceForm)
        self.logoLabel.setObjectName(u"logoLabel")
        self.logoLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.logoColumn.addWidget(self.logoLabel)

        self.logo = PictureField(ServiceForm)
        self.logo.setObjectName(u"logo")

        self.logoColumn.addWidget(self.logo)


        self.grid.addLayout(self.logoColumn, 8, 0, 1, 2)

        self.brand_colourColumn = QVBoxLayout()
        self.brand_colourColumn.setSpacing(4)
        self.brand_colourColumn.setObjectName(u"brand_colourColumn")
        self.brand_colourLabel = QLabel(ServiceForm)
        self.brand_colourLabel.setObjectName(u"brand_colourLabel")
        self.brand_colourLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.brand_colourColumn.addWidget(self.brand_colourLabel)

        self.brand_colour = ColourField(ServiceForm)
        self.brand_colour.setObjectName(u"brand_colour")

        self.brand_colourColumn.addWidget(self.brand_colour)


        self.grid.addLayout(self.brand_colourColumn, 10, 0, 1, 1)

        self.accent_colourColumn = QVBoxLayout()
        self.accent_colourColumn.setSpacing(4)
        self.accent_colourColumn.setObjectName(u"accent_colourColumn")
        self.accent_colourLabel = QLabel(ServiceForm)
        self.accent_colourLabel.setObjectName(u"accent_colourLabel")
        self.accent_colourLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.accent_colourColumn.addWidget(self.accent_colourLabel)

        self.accent_colour = ColourField(ServiceForm)
        self.accent_colour.setObjectName(u"accent_colour")

        self.accent_colourColumn.addWidget(self.accent_colour)


        self.grid.addLayout(self.accent_colourColumn, 10, 1, 1, 1)

        self.contrast = QLabel(ServiceForm)
        self.contrast.setObjectName(u"contrast")
        self.contrast.setTextFormat(Qt.TextFormat.PlainText)
        self.contrast.setWordWrap(True)

        self.grid.addWidget(self.contrast, 11, 0, 1, 2)

        self.fontColumn = QVBoxLayout()
        self.fontColumn.setSpacing(4)
        self.fontColumn.setObjectName(u"fontColumn")
        self.fontLabel = QLabel(ServiceForm)
        self.fontLabel.setObjectName(u"fontLabel")
        self.fontLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fontColumn.addWidget(self.fontLabel)

        self.font_family = Choice(ServiceForm)
        self.font_family.setObjectName(u"font_family")

        self.fontColumn.addWidget(self.font_family)


        self.grid.addLayout(self.fontColumn, 12, 0, 1, 1)

        self.statementLine = QFrame(ServiceForm)
        self.statementLine.setObjectName(u"statementLine")

        self.grid.addWidget(self.statementLine, 13, 0, 1, 2)

        self.statementTitle = QLabel(ServiceForm)
        self.statementTitle.setObjectName(u"statementTitle")
        self.statementTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.statementTitle, 14, 0, 1, 2)

        self.missionColumn = QVBoxLayout()
        self.missionColumn.setSpacing(4)
        self.missionColumn.setObjectName(u"missionColumn")
        self.missionLabel = QLabel(ServiceForm)
        self.missionLabel.setObjectName(u"missionLabel")
        self.missionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.missionColumn.addWidget(self.missionLabel)

        self.mission = TextArea(ServiceForm)
        self.mission.setObjectName(u"mission")

        self.missionColumn.addWidget(self.mission)


        self.grid.addLayout(self.missionColumn, 16, 0, 1, 2)

        self.visionColumn = QVBoxLayout()
        self.visionColumn.setSpacing(4)
        self.visionColumn.setObjectName(u"visionColumn")
        self.visionLabel = QLabel(ServiceForm)
        self.visionLabel.setObjectName(u"visionLabel")
        self.visionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.visionColumn.addWidget(self.visionLabel)

        self.vision = TextArea(ServiceForm)
        self.vision.setObjectName(u"vision")

        self.visionColumn.addWidget(self.vision)


        self.grid.addLayout(self.visionColumn, 18, 0, 1, 2)

        self.service_valuesColumn = QVBoxLayout()
        self.service_valuesColumn.setSpacing(4)
        self.service_valuesColumn.setObjectName(u"service_valuesColumn")
        self.service_valuesLabel = QLabel(ServiceForm)
        self.service_valuesLabel.setObjectName(u"service_valuesLabel")
        self.service_valuesLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.service_valuesColumn.addWidget(self.service_valuesLabel)

        self.service_values = TextArea(ServiceForm)
        self.service_values.setObjectName(u"service_values")

        self.service_valuesColumn.addWidget(self.service_values)


        self.grid.addLayout(self.service_valuesColumn, 20, 0, 1, 2)

        self.contactLine = QFrame(ServiceForm)
        self.contactLine.setObjectName(u"contactLine")

        self.grid.addWidget(self.contactLine, 21, 0, 1, 2)

        self.contactTitle = QLabel(ServiceForm)
        self.contactTitle.setObjectName(u"contactTitle")
        self.contactTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.grid.addWidget(self.contactTitle, 22, 0, 1, 2)

        self.emergencyColumn = QVBoxLayout()
        self.emergencyColumn.setSpacing(4)
        self.emergencyColumn.setObjectName(u"emergencyColumn")
        self.emergencyLabel = QLabel(ServiceForm)
        self.emergencyLabel.setObjectName(u"emergencyLabel")
        self.emergencyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.emergencyColumn.addWidget(self.emergencyLabel)

        self.emergency = LineField(ServiceForm)
        self.emergency.setObjectName(u"emergency")

        self.emergencyColumn.addWidget(self.emergency)


        self.grid.addLayout(self.emergencyColumn, 24, 0, 1, 1)

        self.non_emergencyColumn = QVBoxLayout()
        self.non_emergencyColumn.setSpacing(4)
        self.non_emergencyColumn.setObjectName(u"non_emergencyColumn")
        self.non_emergencyLabel = QLabel(ServiceForm)
        self.non_emergencyLabel.setObjectName(u"non_emergencyLabel")
        self.non_emergencyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.non_emergencyColumn.addWidget(self.non_emergencyLabel)

        self.non_emergency = LineField(ServiceForm)
        self.non_emergency.setObjectName(u"non_emergency")

        self.non_emergencyColumn.addWidget(self.non_emergency)


        self.grid.addLayout(self.non_emergencyColumn, 24, 1, 1, 1)

        self.switchboardColumn = QVBoxLayout()
        self.switchboardColumn.setSpacing(4)
        self.switchboardColumn.setObjectName(u"switchboardColumn")
        self.switchboardLabel = QLabel(ServiceForm)
        self.switchboardLabel.setObjectName(u"switchboardLabel")
        self.switchboardLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.switchboardColumn.addWidget(self.switchboardLabel)

        self.switchboard = LineField(ServiceForm)
        self.switchboard.setObjectName(u"switchboard")

        self.switchboardColumn.addWidget(self.switchboard)


        self.grid.addLayout(self.switchboardColumn, 26, 0, 1, 1)

        self.emailColumn = QVBoxLayout()
        self.emailColumn.setSpacing(4)
        self.emailColumn.setObjectName(u"emailColumn")
        self.emailLabel = QLabel(ServiceForm)
        self.emailLabel.setObjectName(u"emailLabel")
        self.emailLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.emailColumn.addWidget(self.emailLabel)

        self.email = LineField(ServiceForm)
        self.email.setObjectName(u"email")

        self.emailColumn.addWidget(self.email)


        self.grid.addLayout(self.emailColumn, 26, 1, 1, 1)

        self.addressColumn = QVBoxLayout()
        self.addressColumn.setSpacing(4)
        self.addressColumn.setObjectName(u"addressColumn")
        self.addressLabel = QLabel(ServiceForm)
        self.addressLabel.setObjectName(u"addressLabel")
        self.addressLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.addressColumn.addWidget(self.addressLabel)

        self.address = TextArea(ServiceForm)
        self.address.setObjectName(u"address")

        self.addressColumn.addWidget(self.address)


        self.grid.addLayout(self.addressColumn, 28, 0, 1, 2)

        self.websiteColumn = QVBoxLayout()
        self.websiteColumn.setSpacing(4)
        self.websiteColumn.setObjectName(u"websiteColumn")
        self.websiteLabel = QLabel(ServiceForm)
        self.websiteLabel.setObjectName(u"websiteLabel")
        self.websiteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.websiteColumn.addWidget(self.websiteLabel)

        self.website = LineField(ServiceForm)
        self.website.setObjectName(u"website")

        self.websiteColumn.addWidget(self.website)


        self.grid.addLayout(self.websiteColumn, 30, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.short_nameLabel.setBuddy(self.short_name)
        self.governing_bodyLabel.setBuddy(self.governing_body)
        self.logoLabel.setBuddy(self.logo)
        self.brand_colourLabel.setBuddy(self.brand_colour)
        self.accent_colourLabel.setBuddy(self.accent_colour)
        self.fontLabel.setBuddy(self.font_family)
        self.missionLabel.setBuddy(self.mission)
        self.visionLabel.setBuddy(self.vision)
        self.service_valuesLabel.setBuddy(self.service_values)
        self.emergencyLabel.setBuddy(self.emergency)
        self.non_emergencyLabel.setBuddy(self.non_emergency)
        self.switchboardLabel.setBuddy(self.switchboard)
        self.emailLabel.setBuddy(self.email)
        self.addressLabel.setBuddy(self.address)
        self.websiteLabel.setBuddy(self.website)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.short_name)
        QWidget.setTabOrder(self.short_name, self.governing_body)
        QWidget.setTabOrder(self.governing_body, self.logo)
        QWidget.setTabOrder(self.logo, self.brand_colour)
        QWidget.setTabOrder(self.brand_colour, self.accent_colour)
        QWidget.setTabOrder(self.accent_colour, self.font_family)
        QWidget.setTabOrder(self.font_family, self.mission)
        QWidget.setTabOrder(self.mission, self.vision)
        QWidget.setTabOrder(self.vision, self.service_values)
        QWidget.setTabOrder(self.service_values, self.emergency)
        QWidget.setTabOrder(self.emergency, self.non_emergency)
        QWidget.setTabOrder(self.non_emergency, self.switchboard)
        QWidget.setTabOrder(self.switchboard, self.email)
        QWidget.setTabOrder(self.email, self.address)
        QWidget.setTabOrder(self.address, self.website)

        self.retranslateUi(ServiceForm)

    # setupUi

    def retranslateUi(self, ServiceForm):
        self.nameTitle.setText(_(u"Name"))
        self.nameLabel.setText(_(u"Name of the service"))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(_(u"Name of the service"))
#endif // QT_CONFIG(accessibility)
        self.short_nameLabel.setText(_(u"Short name"))
#if QT_CONFIG(accessibility)
        self.short_name.setAccessibleName(_(u"Short name"))
#endif // QT_CONFIG(accessibility)
        self.governing_bodyLabel.setText(_(u"Governing body"))
#if QT_CONFIG(accessibility)
        self.governing_body.setAccessibleName(_(u"Governing body"))
#endif // QT_CONFIG(accessibility)
        self.brandTitle.setText(_(u"Brand"))
        self.logoLabel.setText(_(u"Logo"))
#if QT_CONFIG(accessibility)
        self.logo.setAccessibleName(_(u"Logo"))
#endif // QT_CONFIG(accessibility)
        self.brand_colourLabel.setText(_(u"Main colour"))
#if QT_CONFIG(accessibility)
        self.brand_colour.setAccessibleName(_(u"Main colour"))
#endif // QT_CONFIG(accessibility)
        self.accent_colourLabel.setText(_(u"Second colour"))
#if QT_CONFIG(accessibility)
        self.accent_colour.setAccessibleName(_(u"Second colour"))
#endif // QT_CONFIG(accessibility)
        self.contrast.setText("")
        self.fontLabel.setText(_(u"Font of reports"))
#if QT_CONFIG(accessibility)
        self.font_family.setAccessibleName(_(u"Font of reports"))
#endif // QT_CONFIG(accessibility)
        self.statementTitle.setText(_(u"Mission, vision and values"))
        self.missionLabel.setText(_(u"Mission"))
#if QT_CONFIG(accessibility)
        self.mission.setAccessibleName(_(u"Mission"))
#endif // QT_CONFIG(accessibility)
        self.visionLabel.setText(_(u"Vision"))
#if QT_CONFIG(accessibility)
        self.vision.setAccessibleName(_(u"Vision"))
#endif // QT_CONFIG(accessibility)
        self.service_valuesLabel.setText(_(u"Values, one on each line"))
#if QT_CONFIG(accessibility)
        self.service_values.setAccessibleName(_(u"Values, one on each line"))
#endif // QT_CONFIG(accessibility)
        self.contactTitle.setText(_(u"Contact"))
        self.emergencyLabel.setText(_(u"Emergency"))
#if QT_CONFIG(accessibility)
        self.emergency.setAccessibleName(_(u"Emergency"))
#endif // QT_CONFIG(accessibility)
        self.non_emergencyLabel.setText(_(u"Non-emergency"))
#if QT_CONFIG(accessibility)
        self.non_emergency.setAccessibleName(_(u"Non-emergency"))
#endif // QT_CONFIG(accessibility)
        self.switchboardLabel.setText(_(u"Switchboard"))
#if QT_CONFIG(accessibility)
        self.switchboard.setAccessibleName(_(u"Switchboard"))
#endif // QT_CONFIG(accessibility)
        self.emailLabel.setText(_(u"E-mail"))
#if QT_CONFIG(accessibility)
        self.email.setAccessibleName(_(u"E-mail"))
#endif // QT_CONFIG(accessibility)
        self.addressLabel.setText(_(u"Address"))
#if QT_CONFIG(accessibility)
        self.address.setAccessibleName(_(u"Address"))
#endif // QT_CONFIG(accessibility)
        self.websiteLabel.setText(_(u"Website"))
#if QT_CONFIG(accessibility)
        self.website.setAccessibleName(_(u"Website"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

