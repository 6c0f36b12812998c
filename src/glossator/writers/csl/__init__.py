"""Items and dates of the Citation Style Language, in the shapes that programs can take."""
