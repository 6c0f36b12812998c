"""The model as JSON: how a value is written and read (codec), what a file holds (shapes), and how
that is told to other programs (schema). All three follow the types of the model."""
