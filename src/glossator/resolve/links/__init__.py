"""Links by id: to what is here, to other volumes, to letters that have not come yet."""
