/* Makes the nth allocation of the library fail. The linker's --wrap sends malloc, calloc and realloc of our own objects
 * here, and those from an arena, in a way that AddressSanitizer and LeakSanitizer still see every block; shared
 * libraries keep theirs. */
#ifndef TEST_SUPPORT_ALLOCATION_FAULT_H
#define TEST_SUPPORT_ALLOCATION_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* The nth allocation from now on (from 1) and it alone fails; 0: none. */
void allocation_fault_arm(long nth);

/* Did the armed allocation happen, and so fail? */
bool allocation_fault_hit(void);

/* Allocations since arming. */
long allocation_fault_count(void);

/* Bytes asked for since arming, never less by a free. */
size_t allocation_fault_byte(void);

#endif
