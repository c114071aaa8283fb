// Compiled files that are cut, flipped or of another make: an error or "not known", never a crash.
#include <cstring>
#include <random>

#include "knowledge/format.hpp"
#include "knowledge_files.hpp"

namespace marsad::knowledge {
namespace {

// Asks everything that can be asked, with numbers inside and outside the tables.
std::size_t exercise(const Store& store) {
  std::size_t sum = 0;
  std::vector<Id> ids;
  for (Id i = 0; i < 400; ++i) ids.push_back(i);
  for (const Id far : {0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFEu, 0xFFFFFFFFu}) ids.push_back(far);
  for (const Id id : ids) {
    for (const char c : store.text(id)) sum += static_cast<unsigned char>(c);
    for (const char c : store.word_code(id)) sum += static_cast<unsigned char>(c);
    for (const FormEntry& form : store.forms(id)) sum += form.record + static_cast<std::size_t>(form.features.pos);
    for (const PhraseEntry& entry : store.phrases(id))
      sum += store.record(entry.record).tags.size() + store.text(entry.name).size();
    for (const Tag& tag : store.record(id).tags) sum += store.text(tag.key).size() + store.text(tag.value).size();
    sum += store.step(Store::kRoot, id) + store.step(id, 3) + store.step_lemma(Store::kRoot, id) + store.step_lemma(id, 5);
  }
  for (const char* code : {"", "q", "qSf", "yqSf", "AldymqrATyh", "zzz", "qwAt"})
    sum += store.word(code) + store.intern(code);
  sum += store.find("actor", "sdf") + store.find("place", "sy-hajin") + store.field(3, "country").size();
  return sum;
}

class Damage : public testing::Test {
 protected:
  void SetUp() override { bytes_ = compile_folder("knowledge_small").bytes; }

  // Opens and uses the bytes; the error's code when they do not open.
  static std::optional<ErrorCode> use(const std::string& bytes) {
    const TemporaryFile file(bytes);
    const auto store = Store::open(file.path());
    if (!store) {
      EXPECT_FALSE(store.error().message.empty());
      return store.error().code;
    }
    exercise(**store);
    return std::nullopt;
  }

  std::string bytes_;
};

TEST_F(Damage, SoundFilesVerify) {
  const auto store = open_bytes(bytes_);
  EXPECT_TRUE(store->verify());
  EXPECT_NE(exercise(*store), 0u);
}

TEST_F(Damage, CutAnywhere) {
  for (std::size_t size = 0; size < bytes_.size(); size += size < 2 * sizeof(format::Header) ? 1 : 97)
    EXPECT_EQ(use(bytes_.substr(0, size)), ErrorCode::knowledge_format) << size;
}

TEST_F(Damage, Grown) { EXPECT_EQ(use(bytes_ + "x"), ErrorCode::knowledge_format); }

TEST_F(Damage, EveryByteOfTheHeader) {
  for (std::size_t at = 0; at < sizeof(format::Header); ++at) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      std::string bytes = bytes_;
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      EXPECT_EQ(use(bytes), ErrorCode::knowledge_format) << at;
    }
  }
}

// Headers that carry the right checksum and lie all the same.
TEST_F(Damage, TablesThatLeaveTheFile) {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    format::Header header;
    std::memcpy(&header, bytes_.data(), sizeof header);
    format::Range& range = header.sections[random() % format::section_count];
    std::uint64_t& value = random() % 2 == 0 ? range.offset : range.rows;
    switch (random() % 4) {
      case 0: value = random() % 100; break;
      case 1: value = (std::uint64_t{random()} << 32 | random()); break;
      case 2: value = value << (random() % 60); break;
      default: value += 64u * (random() % 9) - 256u; break;
    }
    header.head_sum = format::head_sum(header);
    std::string bytes = bytes_;
    std::memcpy(bytes.data(), &header, sizeof header);
    use(bytes);
  }
}

TEST_F(Damage, FlippedTables) {
  std::mt19937 random(11);
  const std::size_t body = sizeof(format::Header);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = bytes_;
    const int flips = 1 + static_cast<int>(random() % 200);
    for (int i = 0; i < flips; ++i) bytes[body + random() % (bytes.size() - body)] = static_cast<char>(random());
    EXPECT_EQ(use(bytes), std::nullopt);
  }
}

TEST_F(Damage, VerifyFindsAFlippedBit) {
  for (std::size_t at = sizeof(format::Header); at < bytes_.size(); at += 211) {
    std::string bytes = bytes_;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    const auto store = open_bytes(bytes);
    const auto verified = store->verify();
    ASSERT_FALSE(verified) << at;
    EXPECT_EQ(verified.error().code, ErrorCode::knowledge_format);
  }
}

TEST_F(Damage, OtherVersions) {
  format::Header header;
  std::memcpy(&header, bytes_.data(), sizeof header);
  header.version = format::kVersion + 1;
  header.head_sum = format::head_sum(header);
  std::memcpy(bytes_.data(), &header, sizeof header);
  const TemporaryFile file(bytes_);
  const auto store = Store::open(file.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::knowledge_format);
  EXPECT_EQ(store.error().message, "the file has format 2, this program reads format 1");
  EXPECT_EQ(store.error().suggestion, "compile the knowledge again (marsad compile)");
}

TEST_F(Damage, NoKnowledgeAtAll) {
  EXPECT_EQ(use(std::string(100000, 'x')), ErrorCode::knowledge_format);
  EXPECT_EQ(use(std::string(100000, '\0')), ErrorCode::knowledge_format);
  EXPECT_EQ(Store::open("/tmp").error().code, ErrorCode::knowledge_format);
  EXPECT_EQ(Store::open("/nowhere/none").error().code, ErrorCode::io);
}

}  // namespace
}  // namespace marsad::knowledge
