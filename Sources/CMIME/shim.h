#include <gmime/gmime.h>

// Macros of GMime that Swift does not import.
static inline int truca_is_mailbox(InternetAddress *address) { return INTERNET_ADDRESS_IS_MAILBOX(address); }
static inline int truca_is_text(GMimeObject *part) { return GMIME_IS_TEXT_PART(part); }
static inline int truca_is_html(GMimeObject *part) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html");
}
