import ArgumentParser

Truca.main()
