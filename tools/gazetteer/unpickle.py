"""Opens a pickle that holds plain data, and nothing else.

Two of the packages ship their tables as pickles. A pickle can run any code when it is loaded, by
naming a function to call. Ours name none, so every name is refused.
"""

import io
import pickle


class PlainData(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"plain data expected, but the pickle names {module}.{name}")


def plain(data):
    """Lists, tuples, dicts, strings and numbers from the bytes of a pickle."""
    return PlainData(io.BytesIO(data)).load()
