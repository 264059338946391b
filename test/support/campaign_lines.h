/* Lines of the table of campaign targets, computed and printed; what is no known miss must be met. Include after
 * cmocka.h. */
#ifndef TEST_SUPPORT_CAMPAIGN_LINES_H
#define TEST_SUPPORT_CAMPAIGN_LINES_H

#include <string.h>

#include "app/reproduce_campaigns.h"
#include "base/diagnostic.h"
#include "support/target.h"

static inline void assert_campaign_lines(const char *target)
{
    posture_diagnostics *found;
    static campaign_results results;
    assert_true(posture_diagnostics_create(&found) == POSTURE_OK);
    assert_int_equal(reproduce_campaigns(POSTURE_SOURCE_DIR "/scenarios", target, found, &results), POSTURE_OK);
    posture_diagnostics_destroy(found);
    int lines = 0;
    bool all_as_expected = true;
    for (int i = 0; i < CAMPAIGN_TARGET_COUNT; i++) {
        const campaign_target *t = campaign_target_get((campaign_target_id)i);
        if (strcmp(t->target, target) != 0)
            continue;
        assert_true(results.run[i]);
        lines++;
        const bool as_expected =
            target_judge(t->what, results.computed[i], t->low, t->high, t->known_miss ? TARGET_KNOWN_MISS : TARGET_MET);
        all_as_expected = all_as_expected && as_expected;
    }
    assert_true(lines > 0);
    assert_true(all_as_expected);
}

#endif
