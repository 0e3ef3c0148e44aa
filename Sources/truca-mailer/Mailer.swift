import Subprocess
import ArgumentParser
@main struct Mailer: ParsableCommand { }
