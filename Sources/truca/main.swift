import ArgumentParser
print("")
