#!/bin/sh
# Makes scanned.pdf and, from its second page, scanned.png: two A4 pages of invented text drawn as 1-bit images at 150 dpi, turned 0.4 degrees
# as a scanner leaves them, and wrapped in a PDF that holds images only.
# Needs the Debian packages imagemagick, fonts-dejavu-core and img2pdf.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

draw() {
  convert -size 1240x1754 xc:white -font DejaVu-Serif -pointsize 34 -interline-spacing 14 -fill black \
    -annotate +140+220 "$2" -rotate 0.4 +repage -gravity center -background white \
    -extent 1240x1754 +repage -monochrome -density 150 -units PixelsPerInch -compress Group4 "$work/$1.tif"
}

draw 1 'Harbour Street Library

Opening hours for the reading room

Monday to Friday from nine until six
Saturday from ten until four
The reading room is closed on Sunday

Please return borrowed maps to the front desk
before the bell rings at closing time.'

draw 2 'Page two

Notes for volunteers

Water the plants in the north window
Sort the returned books by colour of spine
Telephone extension 4821 for the caretaker'

img2pdf --nodate "$work/1.tif" "$work/2.tif" -o scanned.pdf
convert "$work/2.tif" -strip -define png:exclude-chunks=date,time scanned.png
