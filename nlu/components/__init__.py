"""The Rasa components of the pipeline in config.yml."""
