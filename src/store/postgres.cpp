#include "database.hpp"
namespace marsad::store {
std::unique_ptr<Database> open_postgres(const std::string& url) { throw Fault{{ErrorCode::io, url, "", "not yet", ""}}; }
}  // namespace marsad::store
