# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'section.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from plandesk.gui.widgets.markdown_field import MarkdownField
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.gui.widgets.text import (LineField, TextArea)

from plandesk.i18n import _


class Ui_SectionForm(object):
    def setupUi(self, SectionForm):
        if not SectionForm.objectName():
            SectionForm.setObjectName(u"SectionForm")
        self.grid = QGridLayout(SectionForm)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.titleColumn = QVBoxLayout()
        self.titleColumn.setSpacing(4)
        self.titleColumn.setObjectName(u"titleColumn")
        self.titleLabel = QLabel(SectionForm)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleColumn.addWidget(self.titleLabel)

        self.title = LineField(SectionForm)
        self.title.setObjectName(u"title")

        self.titleColumn.addWidget(self.title)


        self.grid.addLayout(self.titleColumn, 0, 0, 1, 2)

        self.authorColumn = QVBoxLayout()
        self.authorColumn.setSpacing(4)
        self.authorColumn.setObjectName(u"authorColumn")
        self.authorLabel = QLabel(SectionForm)
        self.authorLabel.setObjectName(u"authorLabel")
        self.authorLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.authorColumn.addWidget(self.authorLabel)

        self.author = LineField(SectionForm)
        self.author.setObjectName(u"author")

        self.authorColumn.addWidget(self.author)


        self.grid.addLayout(self.authorColumn, 1, 0, 1, 1)

        self.author_titleColumn = QVBoxLayout()
        self.author_titleColumn.setSpacing(4)
        self.author_titleColumn.setObjectName(u"author_titleColumn")
        self.author_titleLabel = QLabel(SectionForm)
        self.author_titleLabel.setObjectName(u"author_titleLabel")
        self.author_titleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.author_titleColumn.addWidget(self.author_titleLabel)

        self.author_title = LineField(SectionForm)
        self.author_title.setObjectName(u"author_title")

        self.author_titleColumn.addWidget(self.author_title)


        self.grid.addLayout(self.author_titleColumn, 1, 1, 1, 1)

        self.bodyColumn = QVBoxLayout()
        self.bodyColumn.setSpacing(4)
        self.bodyColumn.setObjectName(u"bodyColumn")
        self.bodyLabel = QLabel(SectionForm)
        self.bodyLabel.setObjectName(u"bodyLabel")
        self.bodyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.bodyColumn.addWidget(self.bodyLabel)

        self.body = MarkdownField(SectionForm)
        self.body.setObjectName(u"body")

        self.bodyColumn.addWidget(self.body)


        self.grid.addLayout(self.bodyColumn, 2, 0, 1, 2)

        self.pull_quoteColumn = QVBoxLayout()
        self.pull_quoteColumn.setSpacing(4)
        self.pull_quoteColumn.setObjectName(u"pull_quoteColumn")
        self.pull_quoteLabel = QLabel(SectionForm)
        self.pull_quoteLabel.setObjectName(u"pull_quoteLabel")
        self.pull_quoteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.pull_quoteColumn.addWidget(self.pull_quoteLabel)

        self.pull_quote = TextArea(SectionForm)
        self.pull_quote.setObjectName(u"pull_quote")

        self.pull_quoteColumn.addWidget(self.pull_quote)


        self.grid.addLayout(self.pull_quoteColumn, 3, 0, 1, 2)

        self.pictureColumn = QVBoxLayout()
        self.pictureColumn.setSpacing(4)
        self.pictureColumn.setObjectName(u"pictureColumn")
        self.pictureLabel = QLabel(SectionForm)
        self.pictureLabel.setObjectName(u"pictureLabel")
        self.pictureLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.pictureColumn.addWidget(self.pictureLabel)

        self.picture = PictureField(SectionForm)
        self.picture.setObjectName(u"picture")

        self.pictureColumn.addWidget(self.picture)


        self.grid.addLayout(self.pictureColumn, 4, 0, 1, 2)

        self.blocks = QWidget(SectionForm)
        self.blocks.setObjectName(u"blocks")

        self.grid.addWidget(self.blocks, 5, 0, 1, 2)

        self.printed = QWidget(SectionForm)
        self.printed.setObjectName(u"printed")

        self.grid.addWidget(self.printed, 6, 0, 1, 2)

        self.sourceColumn = QVBoxLayout()
        self.sourceColumn.setSpacing(4)
        self.sourceColumn.setObjectName(u"sourceColumn")
        self.sourceLabel = QLabel(SectionForm)
        self.sourceLabel.setObjectName(u"sourceLabel")
        self.sourceLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.sourceColumn.addWidget(self.sourceLabel)

        self.source = LineField(SectionForm)
        self.source.setObjectName(u"source")

        self.sourceColumn.addWidget(self.source)


        self.grid.addLayout(self.sourceColumn, 7, 0, 1, 2)

        self.public_edition = QCheckBox(SectionForm)
        self.public_edition.setObjectName(u"public_edition")

        self.grid.addWidget(self.public_edition, 8, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.titleLabel.setBuddy(self.title)
        self.authorLabel.setBuddy(self.author)
        self.author_titleLabel.setBuddy(self.author_title)
        self.bodyLabel.setBuddy(self.body)
        self.pull_quoteLabel.setBuddy(self.pull_quote)
        self.pictureLabel.setBuddy(self.picture)
        self.sourceLabel.setBuddy(self.source)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SectionForm)

    # setupUi

    def retranslateUi(self, SectionForm):
        self.titleLabel.setText(_(u"Title"))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(_(u"Title"))
#endif // QT_CONFIG(accessibility)
        self.authorLabel.setText(_(u"Author"))
#if QT_CONFIG(accessibility)
        self.author.setAccessibleName(_(u"Author"))
#endif // QT_CONFIG(accessibility)
        self.author_titleLabel.setText(_(u"Title of the author"))
#if QT_CONFIG(accessibility)
        self.author_title.setAccessibleName(_(u"Title of the author"))
#endif // QT_CONFIG(accessibility)
        self.bodyLabel.setText(_(u"Text"))
#if QT_CONFIG(accessibility)
        self.body.setAccessibleName(_(u"Text"))
#endif // QT_CONFIG(accessibility)
        self.pull_quoteLabel.setText(_(u"Sentence set large beside the text"))
#if QT_CONFIG(accessibility)
        self.pull_quote.setAccessibleName(_(u"Sentence set large beside the text"))
#endif // QT_CONFIG(accessibility)
        self.pictureLabel.setText(_(u"Portrait"))
#if QT_CONFIG(accessibility)
        self.picture.setAccessibleName(_(u"Portrait"))
#endif // QT_CONFIG(accessibility)
        self.sourceLabel.setText(_(u"Source, printed small below"))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(_(u"Source, printed small below"))
#endif // QT_CONFIG(accessibility)
        self.public_edition.setText(_(u"Print in the public edition"))
        pass
    # retranslateUi

