from letters_made_up import letters
