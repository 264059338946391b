# The report's script and style, bundled by Node's tools from web/ and compiled into the library.
set(POSTURE_BUNDLE_SOURCES)
