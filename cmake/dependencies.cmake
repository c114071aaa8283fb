# Debian 12 packages only; ./do installs what is missing. docs/decisions/ says why each was taken.
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(PkgConfig REQUIRED)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(TBB REQUIRED)
find_package(tl-expected REQUIRED)
# What brings reports in: archives, feeds, the web.
find_package(ZLIB REQUIRED)
find_package(LibArchive REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

# libcsv has neither a package file for CMake nor one for pkg-config.
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
add_library(csv::csv UNKNOWN IMPORTED)
set_target_properties(csv::csv PROPERTIES IMPORTED_LOCATION ${CSV_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${CSV_INCLUDE_DIR})

# Stores on a PostgreSQL server; the one in a file needs SQLite only.
pkg_check_modules(pqxx REQUIRED IMPORTED_TARGET libpqxx)
