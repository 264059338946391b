/* From contract to delivery, in months: a waiting time that the production line has, then its monthly rate. The lines
 * are assumptions fitted by eye to published contracts (scenario data, procurement cases). */
#ifndef INVESTMENT_LEAD_TIME_H
#define INVESTMENT_LEAD_TIME_H

#define PRODUCTION_LINE_LIST(X)                                                                                        \
    X(QUEUED_VEHICLES, "queued_vehicles", 36, 3)          /* European armour: in demand */                             \
    X(LARGE_VEHICLES, "large_vehicles", 36, 15)           /* American armour */                                        \
    X(DIVERTED_VEHICLES, "diverted_vehicles", 4, 5)       /* taken from a running home line */                         \
    X(QUEUED_AIR_DEFENCE, "queued_air_defence", 36, 0.15) /* batteries and fire units */                               \
    X(RUNNING_AIR_DEFENCE, "running_air_defence", 4, 0.15)

enum production_line {
#define X(name, text, wait_month, per_month) LINE_##name,
    PRODUCTION_LINE_LIST(X)
#undef X
        PRODUCTION_LINE_COUNT
};

const char *production_line_text(enum production_line line);
double lead_time_first_month(enum production_line line);

/* quantity 0: not published, the default span of a contract. */
double lead_time_last_month(enum production_line line, double quantity);

#endif
