"""Letters that come again, beside what their editors have changed since they came."""
