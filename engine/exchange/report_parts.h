// The sections of a sweep's report, each one function that gives its HTML. Internal to the report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "study/sweep_figures.h"

namespace openline::exchange {

/// What every section is made from.
struct ReportInput {
    const study::Sweep& sweep;
    const study::SweepFigures& figures;
    [[nodiscard]] const sim::Definition& definition() const { return *sweep.plan().definition; }
    [[nodiscard]] const crisis::Model& model() const { return definition().crisis; }
};

/// Looks of the page and its drawings.
extern const std::string_view kReportStyle;

/// Each gives a whole section, or nothing where it has nothing to say.
std::string titleSection(const ReportInput& input);
std::string raceSection(const ReportInput& input);
std::string silenceSection(const ReportInput& input);
std::string endsSection(const ReportInput& input);
std::string durationSection(const ReportInput& input);
std::string differenceSection(const ReportInput& input);
std::string rolesSection(const ReportInput& input);
std::string breakEvenSection(const ReportInput& input);
std::string driversSection(const ReportInput& input);
std::string approachSection(const ReportInput& input);
std::string warSection(const ReportInput& input);
std::string assumptionsSection(const ReportInput& input);
std::string guardsSection(const ReportInput& input);

/// What craft are called once the record is left: by kind and side, never by number.
std::string craftName(const sim::Definition& definition, UnitId unit);
/// A gap between hulls for people, as in `34 ft`.
std::string feetText(double metres);

/// A section with its headline, its sentence and its body; all but `headline` and `sentence` are HTML.
std::string section(std::string_view id, std::string_view headline, std::string_view sentence,
                    const std::string& body, std::string_view note = {});
/// Says where a share at the values in force lies outside the middle half of its draws, and which quantity is
/// the least like its own draws; nothing where it lies inside.
std::string outsideNote(const ReportInput& input, std::size_t variant, double share,
                        const std::vector<double>& draws);
/// In place of the race's section where it was decided before the runs begin, as `decidedBefore` has it: odds
/// would be of another question, that nobody has asked.
std::string sectionOfDecided(const std::string& decided);
/// Nobody senior has an open line, and nothing in the runs opens one.
bool noSeniorLine(const ReportInput& input, std::size_t variant);
/// Names the senior lines whose authority is delegated by assumption, if one is open under any variant.
std::string delegatedNote(const ReportInput& input);
/// One variant for each preset.
std::vector<std::size_t> presetVariants(const ReportInput& input);
/// The line of a variant's curve, for a key.
std::string curveSample(std::size_t variant);
/// Name of a variant, safe in HTML.
std::string safeName(const ReportInput& input, std::size_t variant);

}  // namespace openline::exchange
