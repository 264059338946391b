#include "app/option_bills.h"

#include <stdlib.h>

#include "cost/costing.h"

posture_status option_bills_make(const assess_input *in, bill **bills)
{
    *bills = NULL;
    if (in->scenarios[0]->cost_count == 0)
        return POSTURE_OK;
    bill *list = calloc((size_t)in->option_count, sizeof *list);
    posture_status status = list ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (int i = 0; i < in->option_count && status == POSTURE_OK; i++)
        status = costing_make(in->scenarios[0], in->scenarios[i], &list[i]);
    if (status == POSTURE_OK)
        *bills = list;
    else
        option_bills_free(list, in->option_count);
    return status;
}

void option_bills_free(bill *bills, int count)
{
    for (int i = 0; bills && i < count; i++)
        costing_clear(&bills[i]);
    free(bills);
}
