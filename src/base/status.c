#include <posture/status.h>

const char *posture_status_text(posture_status status)
{
    switch (status) {
#define POSTURE_STATUS_CASE(name, value, text)                                                                         \
    case name:                                                                                                         \
        return text;
        POSTURE_STATUS_LIST(POSTURE_STATUS_CASE)
#undef POSTURE_STATUS_CASE
    }
    return "unknown status";
}
