/* Where supply comes from: railheads and ports of each side, which of them anchor its rear, and which are enclaves. */
#ifndef CAMPAIGN_SOURCE_H
#define CAMPAIGN_SOURCE_H

#include "campaign/model.h"

/* Fills source_trains, captor_trains, enclave, rear, side_gauge and the airbases of `m`. */
posture_status source_build(campaign_model *m);

#endif
