#include "app/commands.h"

int main(int argc, char** argv) {
    return openline::app::runProgram(argc, argv, OPENLINE_SOURCE_DIR);
}
