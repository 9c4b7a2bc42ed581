#include "exchange/sweep_report.h"

#include <fmt/format.h>

#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

std::string sweepReport(const study::Sweep& sweep, const study::SweepFigures& figures) {
    const ReportInput input{sweep, figures};
    std::string page =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    page += markupText(input.definition().title) + ": a sweep, not a forecast</title>\n<style>";
    page += kReportStyle;
    page += "</style></head>\n<body>\n";
    for (const auto part : {titleSection, raceSection, silenceSection, durationSection, endsSection,
                            differenceSection, rolesSection, breakEvenSection, driversSection,
                            approachSection, warSection, assumptionsSection, guardsSection})
        page += part(input);
    page += fmt::format(
        "<footer>Openline {} \u00b7 scenario {} \u00b7 {} mode, {} rows, seed {} \u00b7 a what-if, not a "
        "forecast. Any row can "
        "be played again: openline run --replay FOLDER:ROW.</footer>\n</body></html>\n",
        OPENLINE_VERSION, markupText(input.definition().id), nameOf(sweep.plan().mode),
        grouped(sweep.plan().runs * sweep.plan().variants.size()), sweep.plan().seed);
    return page;
}

}  // namespace openline::exchange
