/* How a unit is carried on one leg of its transport chain. */
#ifndef PROCESS_DEPLOYMENT_MODE_H
#define PROCESS_DEPLOYMENT_MODE_H

typedef enum deployment_mode {
    DEPLOY_NONE,
    DEPLOY_ROAD,
    DEPLOY_RAIL,
    DEPLOY_SEA,
    DEPLOY_AIR,
    DEPLOY_MODE_COUNT
} deployment_mode;

const char *deployment_mode_text(deployment_mode mode); /* "none", "road", "rail", "sea", "air" */

#endif
