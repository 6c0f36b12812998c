"""What portals, maps and feed readers gather of many editions: letters, persons, places, news."""
