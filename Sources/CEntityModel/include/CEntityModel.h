#ifndef CENTITYMODEL_H
#define CENTITYMODEL_H

#include <stddef.h>

/// The bytes of the trained entity model; of no length where the program was built without one.
const unsigned char *entity_model_bytes(void);
size_t entity_model_size(void);

#endif
