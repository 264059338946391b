/* The bills of a study's options against its first, the posture as stated. */
#ifndef APP_OPTION_BILLS_H
#define APP_OPTION_BILLS_H

#include "app/assess_input.h"
#include "cost/bill.h"

/* bills [out, owned]: in->option_count of them; NULL with POSTURE_OK where the scenario has no cost cards. */
posture_status option_bills_make(const assess_input *in, bill **bills);
void option_bills_free(bill *bills, int count);

#endif
