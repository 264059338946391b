# The study on several threads; also under ThreadSanitizer.
set_tests_properties(study PROPERTIES LABELS "quick;threads")
