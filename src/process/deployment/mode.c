#include "process/deployment/mode.h"

const char *deployment_mode_text(deployment_mode mode)
{
    static const char *const text[DEPLOY_MODE_COUNT] = {"none", "road", "rail", "sea", "air"};
    return text[mode];
}
