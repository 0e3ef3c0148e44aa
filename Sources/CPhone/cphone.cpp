#include "cphone.h"
extern "C" int cphone_placeholder(void) { return 0; }
