/* Roads for the plans: the way of each unit along its task's axis, and the tables that lead to a place. */
#ifndef CAMPAIGN_AXIS_H
#define CAMPAIGN_AXIS_H

#include "campaign/model.h"

/* Fills the path of every unit and the tables of every trigger of `m`. */
posture_status axis_build(campaign_model *m);

#endif
