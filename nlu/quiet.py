"""Settings, made before Rasa is imported, that keep it from calling home and filling screens."""

import os
import warnings

_SETTINGS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # INFO names components and models; only DEBUG would print what people write.
    "LOG_LEVEL": "INFO",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def hush() -> None:
    """Apply the settings; call this first."""
    os.environ.update(_SETTINGS)
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=FutureWarning)
