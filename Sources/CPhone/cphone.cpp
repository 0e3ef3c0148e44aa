#include "cphone.h"

#include <cstring>
#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>
#include <string>

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

/// The library's one instance. It must not log: its messages quote numbers, and go to standard output.
static const PhoneNumberUtil &library() {
  static const PhoneNumberUtil &instance = []() -> const PhoneNumberUtil & {
    PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    util->SetLogger(new NullLogger());
    return *util;
  }();
  return instance;
}

static cphone_kind kind(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
    case PhoneNumberUtil::FIXED_LINE: return CPHONE_FIXED;
    case PhoneNumberUtil::MOBILE: return CPHONE_MOBILE;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return CPHONE_FIXED_OR_MOBILE;
    case PhoneNumberUtil::TOLL_FREE: return CPHONE_TOLL_FREE;
    case PhoneNumberUtil::UNKNOWN: return CPHONE_UNKNOWN;
    default: return CPHONE_OTHER;
  }
}

extern "C" bool cphone_read(const char *text, size_t length, const char *region, cphone_number *number) {
  try {
    const PhoneNumberUtil &util = library();
    PhoneNumber parsed;
    // "ZZ" is the library's name for no region: then only numbers with "+" can be read.
    const auto error = util.Parse(std::string(text, length), region ? region : "ZZ", &parsed);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return false;
    if (util.IsPossibleNumberWithReason(parsed) != PhoneNumberUtil::IS_POSSIBLE) return false;
    std::string written;
    util.Format(parsed, PhoneNumberUtil::E164, &written);
    if (written.size() >= sizeof number->e164) return false;
    std::memcpy(number->e164, written.c_str(), written.size() + 1);
    util.GetRegionCodeForNumber(parsed, &written);
    // "001" stands for numbers of no country, "ZZ" for unknown.
    const bool country = written.size() == 2 && written != "ZZ";
    std::memset(number->region, 0, sizeof number->region);
    if (country) std::memcpy(number->region, written.data(), 2);
    number->kind = kind(util.GetNumberType(parsed));
    number->valid = util.IsValidNumber(parsed);
    return true;
  } catch (...) {
    return false;
  }
}
