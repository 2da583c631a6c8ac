"""The catalogue's rules: values in, values out."""
