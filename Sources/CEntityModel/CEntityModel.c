#include "CEntityModel.h"

// The file becomes part of the program, so nothing is read or unpacked when it starts.
#pragma clang diagnostic ignored "-Wc23-extensions"
_Alignas(64) static const unsigned char model[] = {
#embed "entities.model" if_empty(0)
};

const unsigned char *entity_model_bytes(void) { return model; }
size_t entity_model_size(void) { return sizeof model; }
